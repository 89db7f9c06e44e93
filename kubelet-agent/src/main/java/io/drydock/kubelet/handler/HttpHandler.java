package io.drydock.kubelet.handler;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Succeeds when the answer's status is at least 200 and below 400. Redirects within the host are
 * followed; one that leads elsewhere is taken as success, as kubelet does.
 */
record HttpHandler(HTTPGetAction action) implements Handler {
  private static final int MAX_REDIRECTS = 10;

  @Override
  public Outcome run(Target target, Duration timeout) {
    URI address = address(target);
    try {
      return judge(address, timeout);
    } catch (SocketTimeoutException e) {
      return failure(
          address, "context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
    } catch (IOException e) {
      return failure(address, TcpHandler.dialError(address.getHost(), address.getPort(), e));
    }
  }

  private Outcome judge(URI first, Duration timeout) throws IOException {
    URI at = first;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpGet.Answer answer = HttpGet.send(at, headers(), timeout);
      if (answer.redirect()) {
        URI next = at.resolve(answer.location());
        if (next.getHost() == null || !next.getHost().equals(first.getHost())) {
          return Outcome.SUCCESS;
        }
        at = next;
      } else {
        return answer.status() >= 200 && answer.status() < 400
            ? Outcome.SUCCESS
            : Outcome.failure("HTTP probe failed with statuscode: " + answer.status());
      }
    }
    return failure(first, "stopped after " + MAX_REDIRECTS + " redirects");
  }

  private URI address(Target target) {
    String scheme = action.getScheme() == null ? "http" : action.getScheme();
    String host =
        action.getHost() == null || action.getHost().isEmpty() ? target.podIp() : action.getHost();
    String path = action.getPath() == null ? "/" : action.getPath();
    String absolute = path.startsWith("/") ? path : "/" + path;
    return URI.create(
        scheme.toLowerCase(Locale.ROOT)
            + "://"
            + host
            + ":"
            + target.port(action.getPort())
            + absolute);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("user-agent", "kube-probe/1.32");
    headers.put("accept", "*/*");
    List<HTTPHeader> own = action.getHttpHeaders();
    if (own != null) {
      own.forEach(
          header -> headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue()));
    }
    return headers;
  }

  private static Outcome failure(URI address, String why) {
    return Outcome.failure("Get \"" + address + "\": " + why);
  }
}
