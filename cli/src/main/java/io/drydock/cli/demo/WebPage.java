package io.drydock.cli.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The example application's page, asked on a connection of its own each time and never twice, so
 * that every failure is seen.
 */
record WebPage(String address, int port) {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  static WebPage at(String address) {
    return new WebPage(address, 80);
  }

  /**
   * The answer's body.
   *
   * @throws IOException where no answer comes in time, or one that is no success
   */
  String get() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      String request = "GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return body(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String body(String answer) throws IOException {
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0 || !answer.startsWith("HTTP/1.1 200 ")) {
      throw new IOException(answer.isEmpty() ? "no answer" : answer.lines().findFirst().orElse(""));
    }
    return answer.substring(end + 4).strip();
  }
}
