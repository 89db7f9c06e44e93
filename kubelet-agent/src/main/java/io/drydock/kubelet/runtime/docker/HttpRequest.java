package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;

/**
 * One request to the engine.
 *
 * @param path with its query, without the API version
 * @param json the body; empty: none
 * @param upgrade asks for the bare connection after the answer's head
 */
record HttpRequest(String method, String path, String json, boolean upgrade) {

  static HttpRequest of(String method, String path) {
    return new HttpRequest(method, path, "", false);
  }

  /** One with a body. */
  static HttpRequest of(String method, String path, Object body, boolean upgrade) {
    return new HttpRequest(
        method, path, new String(ObjectCodec.encode(body), StandardCharsets.UTF_8), upgrade);
  }

  byte[] body() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** The head as it goes over the wire, with the API version's path prefix. */
  byte[] head(String prefix) {
    StringBuilder head = new StringBuilder(256);
    head.append(method).append(' ').append(prefix).append(path).append(" HTTP/1.1\r\n");
    head.append("Host: docker\r\nUser-Agent: drydock\r\n");
    head.append("Content-Length: ").append(body().length).append("\r\n");
    if (!json.isEmpty()) {
      head.append("Content-Type: application/json\r\n");
    }
    head.append(upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n");
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
