package io.drydock.controlplane.apiserver.rest.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.pod.AssignedPod;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.drydock.controlplane.apiserver.rest.spdy.SpdySession;
import io.drydock.controlplane.apiserver.rest.spdy.SpdyStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Port-forward over one SPDY session: every forwarded connection is a pair of streams, data and
 * error, that name the same request. Each pair has a thread; the session's end ends them all.
 */
final class SpdyPorts {
  private static final Logger log = LoggerFactory.getLogger(SpdyPorts.class);
  private static final String DATA = "data";
  private static final String ERROR = "error";

  private final NodeClients nodes;
  private final AssignedPod pod;

  /** Streams whose other half has not come yet, by "type request". */
  private final Map<String, SpdyStream> halves = new HashMap<>();

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  SpdyPorts(NodeClients nodes, AssignedPod pod) {
    this.nodes = nodes;
    this.pod = pod;
  }

  /** Until the client goes. */
  void serve(ByteConnection connection) throws InterruptedException {
    try (SpdySession session = SpdySession.over(connection)) {
      Optional<SpdyStream> next = session.accept();
      while (next.isPresent()) {
        take(next.get());
        next = session.accept();
      }
    } finally {
      running.forEach(Thread::interrupt);
      for (Thread thread : running) {
        thread.join();
      }
    }
  }

  private void take(SpdyStream stream) {
    try {
      String request = request(stream);
      int port = StreamOptions.checkedPort(stream.header("port"));
      boolean data = type(stream).equals(DATA);
      SpdyStream other = halves.remove((data ? ERROR : DATA) + " " + request);
      if (other == null) {
        halves.put(type(stream) + " " + request, stream);
      } else {
        start(data ? stream : other, data ? other : stream, port);
      }
    } catch (ApiException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Stream refused");
      abort(stream);
    }
  }

  private static String type(SpdyStream stream) {
    String type = stream.header("streamType");
    if (!type.equals(DATA) && !type.equals(ERROR)) {
      throw ApiException.badRequest("invalid stream type \"" + type + "\"");
    }
    return type;
  }

  /** Old clients do not name it: there, the data stream comes right after the error stream. */
  private static String request(SpdyStream stream) {
    String named = stream.header("requestID");
    int guessed = type(stream).equals(ERROR) ? stream.id() : stream.id() - 2;
    return named.isEmpty() ? Integer.toString(guessed) : named;
  }

  private void start(SpdyStream data, SpdyStream error, int port) {
    Thread thread =
        Thread.ofVirtual()
            .name("port-forward")
            .unstarted(() -> {
              try {
                forward(data, error, port);
              } finally {
                running.remove(Thread.currentThread());
              }
            });
    running.add(thread);
    thread.start();
  }

  private void forward(SpdyStream data, SpdyStream error, int port) {
    try {
      Optional<String> failure = new PortPump(nodes, pod, port).run(data);
      if (failure.isPresent()) {
        error.send(failure.get().getBytes(UTF_8));
      }
      data.close();
      error.close();
    } catch (IOException e) {
      abort(data);
      abort(error);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void abort(SpdyStream stream) {
    try {
      stream.abort();
    } catch (IOException e) {
      log.atDebug().addKeyValue("cause", e.getMessage()).log("Stream was gone already");
    }
  }
}
