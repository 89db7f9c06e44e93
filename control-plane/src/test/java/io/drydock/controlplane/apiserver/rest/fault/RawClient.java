package io.drydock.controlplane.apiserver.rest.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.controlplane.apiserver.rest.RunningDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends what it is told, byte by byte, where a well-behaved one would refuse to. It
 * keeps its connection as long as the server does. An answer that does not come in time is an
 * IOException.
 */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final RunningDoor door;
  private @Nullable SSLSocket socket;

  /** What came back; status 0 where the connection was closed without a word. */
  record Reply(int status, Map<String, String> headers, String body) {}

  RawClient(RunningDoor door) {
    this.door = door;
  }

  Reply send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: x\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    return send(concat(head.toString().getBytes(UTF_8), body));
  }

  Reply send(byte[] request) throws IOException {
    boolean fresh = socket == null;
    try {
      Reply reply = attempt(request);
      if (reply.status() == 0 && !fresh) {
        return attempt(request); // the server had closed the connection before it got this
      }
      return reply;
    } catch (java.net.SocketTimeoutException e) {
      throw new IOException("no answer within " + PATIENCE_MILLIS + " ms", e);
    } catch (IOException e) {
      close();
      return fresh ? new Reply(0, Map.of(), "") : attempt(request);
    }
  }

  private Reply attempt(byte[] request) throws IOException {
    SSLSocket open = open();
    open.getOutputStream().write(request);
    open.getOutputStream().flush();
    return read(open.getInputStream());
  }

  SSLSocket open() throws IOException {
    SSLSocket open = socket;
    if (open == null) {
      open = door.client().socket(door.port());
      open.setSoTimeout(PATIENCE_MILLIS);
      socket = open;
    }
    return open;
  }

  /** The status of an answer of which no more is read. */
  int statusOnly() throws IOException {
    return Integer.parseInt(head(open().getInputStream()).split(" ")[1]);
  }

  Reply read(InputStream in) throws IOException {
    String head = head(in);
    if (head.isEmpty()) {
      close();
      return new Reply(0, Map.of(), "");
    }
    String[] lines = head.split("\r\n");
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(": ?", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair.length == 2 ? pair[1] : "");
    }
    String body = body(in, headers);
    if (headers.getOrDefault("connection", "").equals("close")) {
      close();
    }
    return new Reply(status, headers, body);
  }

  /** A stream without a known end is not read: its head is enough. */
  private String body(InputStream in, Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    if (length == null) {
      close();
      return "";
    }
    return new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        return "";
      }
      head.write(octet);
    }
    return head.toString(ISO_8859_1);
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() throws IOException {
    SSLSocket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
