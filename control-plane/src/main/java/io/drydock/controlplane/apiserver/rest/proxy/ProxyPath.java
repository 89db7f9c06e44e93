package io.drydock.controlplane.apiserver.rest.proxy;

/**
 * A proxied request's target, split as it was written.
 *
 * @param prefix up to and with "/proxy"
 * @param rest the backend's path: "" or with a slash first
 * @param query "" or with a question mark first
 */
record ProxyPath(String prefix, String rest, String query) {

  /** Of a target whose path a proxy subresource was found in. */
  static ProxyPath of(String target, boolean namespaced) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark);
    int segments =
        namespaced ? 7 : 5; // /api/v1/namespaces/ns/pods/name/proxy, /api/v1/nodes/n/proxy
    int at = 0;
    for (int i = 0; i < segments && at >= 0; i++) {
      at = next(path, at);
    }
    return at < 0
        ? new ProxyPath(path, "", query)
        : new ProxyPath(path.substring(0, at), path.substring(at), query);
  }

  /** Behind the segment that begins at this slash, or slashes; -1 where the path ends with it. */
  private static int next(String path, int slash) {
    int begin = slash;
    while (begin < path.length() && path.charAt(begin) == '/') {
      begin++;
    }
    return path.indexOf('/', begin);
  }
}
