package io.drydock.controlplane.apiserver.rest.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rewrites what a backend says of its own addresses so that it leads through the proxy again: the
 * Location header, and links in HTML; after Kubernetes' proxy transport. Pure.
 *
 * @param prefix the proxy's own address, "/api/v1/namespaces/default/pods/web/proxy"
 * @param backendHost "address:port" of the backend
 * @param requestHost the Host that the client asked for
 */
record Links(String prefix, String backendHost, String requestHost) {
  private static final Set<String> SRC = Set.of("src");
  private static final Set<String> HREF = Set.of("href");
  private static final Set<String> CITE = Set.of("cite");
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("a", HREF),
          Map.entry("applet", Set.of("codebase")),
          Map.entry("area", HREF),
          Map.entry("audio", SRC),
          Map.entry("base", HREF),
          Map.entry("blockquote", CITE),
          Map.entry("body", Set.of("background")),
          Map.entry("button", Set.of("formaction")),
          Map.entry("command", Set.of("icon")),
          Map.entry("del", CITE),
          Map.entry("embed", SRC),
          Map.entry("form", Set.of("action")),
          Map.entry("frame", Set.of("longdesc", "src")),
          Map.entry("head", Set.of("profile")),
          Map.entry("html", Set.of("manifest")),
          Map.entry("iframe", Set.of("longdesc", "src")),
          Map.entry("img", Set.of("longdesc", "src", "usemap")),
          Map.entry("input", Set.of("src", "usemap", "formaction")),
          Map.entry("ins", CITE),
          Map.entry("link", HREF),
          Map.entry("object", Set.of("classid", "codebase", "data", "usemap")),
          Map.entry("q", CITE),
          Map.entry("script", SRC),
          Map.entry("source", SRC),
          Map.entry("track", SRC),
          Map.entry("video", Set.of("poster", "src")));
  private static final Pattern TAG =
      Pattern.compile("<([a-zA-Z]+)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(\\s)([a-zA-Z]+)(\\s*=\\s*)(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)");

  /** One address; unchanged where it leads elsewhere, is relative, or is none. */
  String rewrite(String link) {
    try {
      URI uri = new URI(link);
      String host = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      boolean foreign = !host.isEmpty() && !host.equals(backendHost) && !host.equals(requestHost);
      if (foreign || uri.isOpaque() || !path.startsWith("/")) {
        return link;
      }
      String through = path.startsWith(prefix) ? path : prefix + path;
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
      return through + query + fragment;
    } catch (URISyntaxException e) {
      return link;
    }
  }

  /** A page; its bytes may be of any encoding that keeps ASCII. */
  byte[] rewriteHtml(byte[] page) {
    return TAG.matcher(new String(page, ISO_8859_1))
        .replaceAll(tag -> java.util.regex.Matcher.quoteReplacement(tag(tag)))
        .getBytes(ISO_8859_1);
  }

  private String tag(MatchResult tag) {
    Set<String> names = ATTRIBUTES.get(tag.group(1).toLowerCase(Locale.ROOT));
    if (names == null) {
      return tag.group();
    }
    String attributes =
        ATTRIBUTE
            .matcher(tag.group(2))
            .replaceAll(found ->
                java.util.regex.Matcher.quoteReplacement(
                    names.contains(found.group(2).toLowerCase(Locale.ROOT))
                        ? found.group(1) + found.group(2) + found.group(3) + value(found.group(4))
                        : found.group()));
    return "<" + tag.group(1) + attributes + ">";
  }

  private String value(String written) {
    char first = written.charAt(0);
    if (first != '"' && first != '\'') {
      return rewrite(written);
    }
    return first + rewrite(written.substring(1, written.length() - 1)) + first;
  }
}
