package io.drydock.controlplane.apiserver.rest.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * One HTTP request, read to its end.
 *
 * @param target as it was sent: path and query, encoded
 * @param path decoded, without the query
 * @param query in the order of the request; a parameter without a value has ""
 * @param headers names are case-insensitive
 * @param tls the connection's session; the peer's certificate, where it showed one, is in it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String target,
    String path,
    Map<String, List<String>> query,
    HttpHeaders headers,
    byte[] body,
    SSLSession tls) {

  /** The first value of a query parameter, where it stands in the query and is not empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(List::getFirst).filter(v -> !v.isEmpty());
  }

  /** Whether a boolean parameter is set; a bare one ("?watch") counts. */
  public boolean flag(String name) {
    List<String> values = query.get(name);
    return values != null && !List.of("0", "false", "f", "F", "FALSE").contains(values.getFirst());
  }

  /** Whether the client asks to go on as a WebSocket. */
  public boolean wantsWebSocket() {
    return wantsUpgrade() && headers.containsValue("Upgrade", "websocket", true);
  }

  /** Whether the client asks to go on as SPDY/3.1. */
  public boolean wantsSpdy() {
    return wantsUpgrade() && headers.containsValue("Upgrade", "SPDY/3.1", true);
  }

  /** Whether the client asks to go on in another protocol. */
  public boolean wantsUpgrade() {
    return headers.containsValue("Connection", "Upgrade", true) && headers.contains("Upgrade");
  }

  /** The entries of a header that may be a list, may come several times, and may be missing. */
  public List<String> list(String name) {
    return Arrays.stream(String.join(",", headers.getAll(name)).split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** A header's value, or "" where it is missing. */
  public String header(String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }
}
