package io.drydock.kubelet.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.drydock.codec.ObjectCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/**
 * A registry on loopback, where engines ask for no known authority, that has one small image,
 * {@code team/app:1}, and answers or keeps silent.
 */
final class TestRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  final AtomicInteger manifestRequests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpsServer server;
  private final Map<String, byte[]> blobs = new TreeMap<>();
  private final byte[] manifest;
  private volatile boolean silent;

  TestRegistry(SSLContext tls) throws IOException {
    byte[] layer = new byte[1024];
    String diff = digest(layer);
    String config =
        blob(
            ObjectCodec.encode(
                Map.of(
                    "architecture",
                    "amd64",
                    "os",
                    "linux",
                    "config",
                    Map.of("User", "1234", "Labels", Map.of("id", UUID.randomUUID().toString())),
                    "rootfs",
                    Map.of("type", "layers", "diff_ids", List.of(diff)))));
    String packed = blob(gzip(layer));
    manifest =
        ObjectCodec.encode(
            Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MANIFEST,
                "config",
                descriptor("application/vnd.docker.container.image.v1+json", config),
                "layers",
                List.of(descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", packed))));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** The image's name, with this registry's address. */
  String image(String name) {
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  void keepSilent() {
    silent = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (silent) {
        end.await();
      } else if (path.equals("/v2/")) {
        send(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
      } else if (path.startsWith("/v2/team/app/manifests/")) {
        manifestRequests.incrementAndGet();
        boolean known = path.endsWith("/1") || path.contains("sha256");
        send(
            exchange,
            known ? 200 : 404,
            known ? MANIFEST : "application/json",
            known ? manifest : unknown());
      } else {
        byte[] blob = blobs.get(path.substring(path.lastIndexOf('/') + 1));
        send(
            exchange,
            blob == null ? 404 : 200,
            "application/octet-stream",
            blob == null ? unknown() : blob);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The length is told also where only the head is asked for. */
  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Docker-Content-Digest", digest(body));
    exchange.getResponseHeaders().add("Content-Length", Integer.toString(body.length));
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] unknown() {
    return "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}"
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> descriptor(String type, String digest) {
    return Map.of("mediaType", type, "size", blobs.get(digest).length, "digest", digest);
  }

  private String blob(byte[] bytes) {
    blobs.put(digest(bytes), bytes);
    return digest(bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
