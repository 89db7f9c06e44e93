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

/**
 * The few calls that the machine room makes to the Docker Engine on its Unix socket: is it there,
 * which containers carry these labels, remove them. One HTTP/1.0 request a connection, so that the
 * answer ends with the stream.
 */
public final class DockerEngine {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private final Path socket;

  public DockerEngine() {
    this(SOCKET);
  }

  DockerEngine(Path socket) {
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
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var unused = new TimeLimit(channel)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String head = method + " " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      return parse(readAll(channel));
    }
  }

  /** Closes the connection to an engine that hangs; the call then fails with an IOException. */
  private record TimeLimit(Thread timer) implements AutoCloseable {
    TimeLimit(SocketChannel channel) {
      this(Thread.ofVirtual().start(() -> closeLate(channel)));
    }

    private static void closeLate(SocketChannel channel) {
      try (channel) {
        Clock.system().sleep(LIMIT);
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
