package io.drydock.bench;

import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param bytes the body's length on the wire
 * @param body the body's beginning, at most 64 KiB
 */
record Response(int status, long bytes, byte[] body) {
  boolean ok() {
    return status >= 200 && status < 300;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
