package io.drydock.kubelet;

import io.drydock.codec.ObjectCodec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks as much of the engine's API as a pod's start needs. Its containers are entries in a map
 * that say they run.
 */
final class WarmUpEngine implements AutoCloseable {
  private static final Pattern REQUEST =
      Pattern.compile("(\\w+) (?:/v[\\d.]+)?(/[^ ?]*)[^ ]* HTTP/1.1");
  private static final Pattern CONTAINER = Pattern.compile("/containers/(\\w+)/json");
  private static final String TIME = "2026-01-31T12:00:00Z";

  private final ServerSocketChannel server;
  private final Map<String, JsonNode> containers = new ConcurrentSkipListMap<>();

  private WarmUpEngine(ServerSocketChannel server) {
    this.server = server;
  }

  static WarmUpEngine start(Path socket) throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var engine = new WarmUpEngine(server);
    Thread.ofVirtual().name("warm-up-engine").start(engine::accept);
    return engine;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel caller = server.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(SocketChannel caller) {
    try (caller) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(caller));
      Matcher request = REQUEST.matcher(line(in));
      if (!request.matches()) {
        return;
      }
      JsonNode body = body(in);
      answer(caller, request.group(1), request.group(2), body);
      if (request.group(2).equals("/events")) {
        int unused = in.read(); // until the caller goes
      }
    } catch (IOException e) {
      // the caller has gone
    }
  }

  private void answer(SocketChannel caller, String method, String path, JsonNode body)
      throws IOException {
    String json = path.equals("/events") ? "" : json(path, body);
    String length = path.equals("/events") ? "" : "Content-Length: " + json.length() + "\r\n";
    String status = method.equals("POST") && json.isEmpty() ? "204 No Content" : "200 OK";
    String head = "HTTP/1.1 " + status + "\r\nApi-Version: 1.41\r\n" + length + "\r\n";
    ByteBuffer bytes = ByteBuffer.wrap((head + json).getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      caller.write(bytes);
    }
  }

  private String json(String path, JsonNode body) {
    Matcher container = CONTAINER.matcher(path);
    return switch (path) {
      case "/info" -> "{\"CgroupDriver\":\"cgroupfs\"}";
      case "/version" -> "{\"Version\":\"warm-up\"}";
      case "/containers/json" -> "[]";
      case "/containers/create" -> create(body);
      default -> {
        if (container.matches()) {
          yield inspection(container.group(1));
        }
        yield path.startsWith("/images/") ? "{\"Id\":\"sha256:0\",\"Config\":{}}" : "";
      }
    };
  }

  private synchronized String create(JsonNode body) {
    String id = "%064x".formatted(containers.size() + 1);
    containers.put(id, body);
    return "{\"Id\":\"" + id + "\"}";
  }

  /** It runs, as this process. */
  private String inspection(String id) {
    ObjectNode json = ObjectCodec.mapper().createObjectNode();
    json.put("Id", id).put("Created", TIME).put("Image", "sha256:0");
    json.set("Config", containers.getOrDefault(id, json.objectNode()));
    json.putObject("State")
        .put("Running", true)
        .put("Pid", ProcessHandle.current().pid())
        .put("StartedAt", TIME);
    return json.toString();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static JsonNode body(InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    byte[] bytes = in.readNBytes(length);
    return bytes.length == 0 ? ObjectCodec.mapper().createObjectNode() : ObjectCodec.tree(bytes);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
