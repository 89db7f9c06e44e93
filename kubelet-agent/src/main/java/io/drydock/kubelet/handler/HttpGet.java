package io.drydock.kubelet.handler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One GET on a connection of its own, read only as far as the headers. Any Host header may be sent
 * and no certificate is checked: a probe asks whether a server answers, not who it is.
 */
final class HttpGet {
  /** A status and, for a redirect, where it leads ("" for none). */
  record Answer(int status, String location) {
    boolean redirect() {
      return status >= 300 && status < 400 && !location.isEmpty();
    }
  }

  private HttpGet() {}

  static Answer send(URI address, Map<String, String> headers, Duration timeout)
      throws IOException {
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.getHost(), port), (int) timeout.toMillis());
      plain.setSoTimeout((int) timeout.toMillis());
      try (Socket socket = secure ? secured(plain, address.getHost(), port) : plain) {
        socket.getOutputStream().write(request(address, port, headers));
        socket.getOutputStream().flush();
        return answer(
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
      }
    }
  }

  private static byte[] request(URI address, int port, Map<String, String> headers) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    String host =
        headers.containsKey("host") ? "" : "host: " + address.getHost() + ":" + port + "\r\n";
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    return ("GET " + path + query + " HTTP/1.1\r\n" + host + lines + "connection: close\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Answer answer(BufferedReader reader) throws IOException {
    String first = reader.readLine();
    if (first == null) {
      throw new IOException("EOF");
    }
    int status = status(first);
    String location = "";
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("location:")) {
        location = line.substring("location:".length()).strip();
      }
    }
    return new Answer(status, location);
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
      throw new IOException("malformed HTTP response \"" + line + "\"");
    }
    return Integer.parseInt(parts[1]);
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAnyone()}, new SecureRandom());
      return context.getSocketFactory().createSocket(plain, host, port, true);
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS is not available: " + e.getMessage(), e);
    }
  }

  private static final class TrustAnyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
