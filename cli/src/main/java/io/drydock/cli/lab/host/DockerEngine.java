package io.drydock.cli.lab.host;

import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * The few calls that the lab makes to the Docker Engine on its Unix socket: is it there, which
 * containers and images carry these labels, does a registry answer. One HTTP/1.0 request a
 * connection, so that the answer ends with the stream.
 */
public final class DockerEngine {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** How long a registry may take to answer before it counts as absent. */
  private static final Duration REGISTRY_LIMIT = Duration.ofSeconds(4);

  private static final Pattern REGISTRY_SAID_NO =
      Pattern.compile("(?i)manifest|not found|name unknown|denied|unauthorized|toomanyrequests");

  private final Path socket;

  public DockerEngine() {
    this(SOCKET);
  }

  /** For an engine elsewhere than at its usual socket. */
  public DockerEngine(Path socket) {
    this.socket = socket;
  }

  /** Whether an engine answers. */
  public boolean answers() {
    try {
      return request("GET", "/_ping").code() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ids of all containers, running or not, that carry every one of the labels. */
  public List<String> containers(Map<String, String> labels) throws IOException {
    return list(labels).stream().map(EngineContainer::id).toList();
  }

  /** All containers, running or not, that carry every one of the labels. */
  public List<EngineContainer> list(Map<String, String> labels) throws IOException {
    String filters = DockerFilters.of(Map.of("label", DockerFilters.pairs(labels)));
    Answer answer = request("GET", "/containers/json?all=1&filters=" + filters);
    var containers = new ArrayList<EngineContainer>();
    for (var container : ObjectCodec.tree(answer.body())) {
      var carried = new HashMap<String, String>();
      container.path("Labels").forEachEntry((name, value) -> carried.put(name, value.asString()));
      containers.add(
          new EngineContainer(
              container.path("Id").asString(), container.path("State").asString(), carried));
    }
    return containers;
  }

  /**
   * A container's state by inspection, which unlike the list is never behind the events; empty
   * where it is gone.
   */
  public String state(String id) throws IOException {
    Answer answer = request("GET", "/containers/" + id + "/json");
    return ObjectCodec.tree(answer.body()).path("State").path("Status").asString("");
  }

  /** Where on the host a named volume lies; empty where there is none of the name. */
  public String volumePath(String volume) throws IOException {
    Answer answer = request("GET", "/volumes/" + volume);
    return ObjectCodec.tree(answer.body()).path("Mountpoint").asString("");
  }

  /** The names of all images that carry a label, each with the label's value. */
  public Map<String, String> images(String label) throws IOException {
    String filters = DockerFilters.of(Map.of("label", List.of(label)));
    Answer answer = request("GET", "/images/json?filters=" + filters);
    var images = new HashMap<String, String>();
    for (var image : ObjectCodec.tree(answer.body())) {
      String value = image.path("Labels").path(label).asString("");
      image.path("RepoTags").forEach(name -> images.put(name.asString(), value));
    }
    return images;
  }

  /**
   * Whether the engine, with its mirrors and proxies, can ask this registry for images; a refusal
   * is an answer too.
   */
  public boolean reaches(String registry) {
    try {
      var answer =
          request("GET", "/distribution/" + registry + "/drydock/question/json", REGISTRY_LIMIT);
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      return answer.code() < 500 || REGISTRY_SAID_NO.matcher(text).find();
    } catch (IOException e) {
      return false;
    }
  }

  /** Kills and removes containers, all at once; those that are gone already are no error. */
  public void remove(List<String> ids) throws IOException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> removals = new ArrayList<>();
      for (String id : ids) {
        removals.add(
            executor.submit(() -> request("DELETE", "/containers/" + id + "?force=1&v=1")));
      }
      for (Future<Answer> removal : removals) {
        removal.get().requireGone();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while containers were removed", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private record Answer(int code, byte[] body) {
    /** 409: another removal of it is in progress. */
    void requireGone() throws IOException {
      if (code >= 400 && code != 404 && code != 409) {
        throw new IOException("Docker: " + new String(body, StandardCharsets.UTF_8).strip());
      }
    }
  }

  private Answer request(String method, String path) throws IOException {
    return request(method, path, LIMIT);
  }

  private Answer request(String method, String path, Duration limit) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var unused = new TimeLimit(channel, limit)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String head = method + " " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      return parse(readAll(channel));
    }
  }

  /** Closes the connection to an engine that hangs; the call then fails with an IOException. */
  private record TimeLimit(Thread timer) implements AutoCloseable {
    TimeLimit(SocketChannel channel, Duration limit) {
      this(Thread.ofVirtual().start(() -> closeLate(channel, limit)));
    }

    private static void closeLate(SocketChannel channel, Duration limit) {
      try (channel) {
        Clock.system().sleep(limit);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // answered in time
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      timer.interrupt();
    }
  }

  private static byte[] readAll(SocketChannel channel) throws IOException {
    var all = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(16 * 1024);
    while (channel.read(buffer) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return all.toByteArray();
  }

  private static Answer parse(byte[] answer) throws IOException {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("Docker's answer was cut off");
    }
    int code = Integer.parseInt(text.substring(9, 12));
    return new Answer(code, text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
  }
}
