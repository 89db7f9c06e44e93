package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.drydock.controlplane.apiserver.rest.spdy.SpdySession;
import io.drydock.controlplane.apiserver.rest.spdy.SpdyStream;
import io.drydock.proto.v1.ExecStart;
import io.fabric8.kubernetes.api.model.Status;
import io.grpc.StatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of an exec or attach as streams of a SPDY session, each named by the client. */
final class SpdyCommand implements CommandClient {
  static final String V4 = "v4.channel.k8s.io";
  static final String V3 = "v3.channel.k8s.io";

  /**
   * v1 differs from v2 only in how clients open it; resizing came with v3, the exit code with v4.
   */
  static final List<String> VERSIONS = List.of(V4, V3, "v2.channel.k8s.io", "channel.k8s.io");

  private static final Logger log = LoggerFactory.getLogger(SpdyCommand.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String STDIN = "stdin";
  private static final String STDOUT = "stdout";
  private static final String STDERR = "stderr";
  private static final String ERROR = "error";
  private static final String RESIZE = "resize";

  private final SpdySession session;
  private final String version;
  private final Map<String, SpdyStream> streams = new HashMap<>();

  private SpdyCommand(SpdySession session, String version) {
    this.session = session;
    this.version = version;
  }

  /**
   * Waits until the client has opened all streams that it asked for.
   *
   * @throws IOException where it does not
   */
  static SpdyCommand open(ByteConnection connection, String version, ExecStart start)
      throws IOException, InterruptedException {
    SpdyCommand command = new SpdyCommand(SpdySession.over(connection), version);
    try {
      command.await(expected(version, start));
      return command;
    } catch (IOException | InterruptedException e) {
      command.close();
      throw e;
    }
  }

  private static Set<String> expected(String version, ExecStart start) {
    Set<String> expected = new HashSet<>(Set.of(ERROR));
    if (start.getStdin()) {
      expected.add(STDIN);
    }
    if (start.getStdout()) {
      expected.add(STDOUT);
    }
    if (start.getStderr()) {
      expected.add(STDERR);
    }
    if (start.getTty() && (version.equals(V4) || version.equals(V3))) {
      expected.add(RESIZE);
    }
    return expected;
  }

  private void await(Set<String> expected) throws IOException, InterruptedException {
    while (!streams.keySet().containsAll(expected)) {
      Optional<SpdyStream> stream = session.accept(PATIENCE);
      if (stream == null) {
        throw new IOException("timed out waiting for client to create streams");
      }
      if (stream.isEmpty()) {
        throw new IOException("the client has gone before its streams came");
      }
      String type = stream.get().header("streamType");
      if (!expected.contains(type) || streams.putIfAbsent(type, stream.get()) != null) {
        stream.get().abort();
      }
    }
  }

  /** Standard input and the terminal's size come on streams, so threads, of their own. */
  @Override
  public void pass(CommandInput input) throws InterruptedException, StatusException {
    Thread resizes = Thread.ofVirtual().name("exec-resize").start(() -> passResizes(input));
    try {
      passStdin(input);
      while (session.accept().isPresent()) {
        // more streams than were asked for lead nowhere; the end is what is waited for
      }
    } finally {
      resizes.interrupt();
    }
  }

  private void passStdin(CommandInput input) throws InterruptedException, StatusException {
    SpdyStream stdin = streams.get(STDIN);
    if (stdin == null) {
      return;
    }
    Optional<byte[]> next = stdin.receive();
    while (next.isPresent()) {
      input.stdin(next.get());
      next = stdin.receive();
    }
    if (!stdin.isReset()) {
      input.endOfStdin();
    }
  }

  private void passResizes(CommandInput input) {
    SpdyStream resize = streams.get(RESIZE);
    try {
      Optional<byte[]> next = resize == null ? Optional.empty() : resize.receive();
      while (next.isPresent()) {
        input.resize(next.get());
        next = resize == null ? Optional.empty() : resize.receive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StatusException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Resizing ended");
    }
  }

  @Override
  public void stdout(byte[] bytes) throws IOException {
    send(STDOUT, bytes);
  }

  @Override
  public void stderr(byte[] bytes) throws IOException {
    send(STDERR, bytes);
  }

  @Override
  public void finish(Status status) throws IOException {
    if (version.equals(V4)) {
      send(ERROR, ObjectCodec.encode(status));
    } else if (!"Success".equals(status.getStatus())) {
      send(ERROR, status.getMessage().getBytes(UTF_8));
    }
    for (SpdyStream stream : streams.values()) {
      stream.close();
    }
  }

  @Override
  public void close() throws InterruptedException {
    session.close();
  }

  private void send(String type, byte[] bytes) throws IOException {
    SpdyStream stream = streams.get(type);
    if (stream != null) {
      stream.send(bytes);
    }
  }
}
