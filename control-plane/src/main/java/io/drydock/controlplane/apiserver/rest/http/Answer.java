package io.drydock.controlplane.apiserver.rest.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param headers beside those that the connection itself sets; a name may come twice
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body);
  }

  public static Answer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, List.copyOf(more), body);
  }

  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other);
  }
}
