package io.drydock.controlplane.apiserver.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.ApiException;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.codec.ObjectCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lines of a watch's body, read by a thread of its own. */
final class RestWatch implements Watch {
  private static final String END = "";

  private final InputStream body;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  RestWatch(InputStream body) {
    this.body = body;
    var _ = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | RuntimeException e) {
      // closed by one side or the other
    }
    lines.add(END);
  }

  @Override
  public @Nullable WatchEvent next(Duration timeout) throws InterruptedException {
    String line = lines.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    if (line == null) {
      return null;
    }
    if (line.isEmpty()) {
      throw ApiException.unavailable("the watch has ended");
    }
    JsonNode event = ObjectCodec.mapper().readTree(line);
    String type = event.path("type").asString();
    if (type.equals("ERROR")) {
      throw RestDocumentApi.failure(event.path("object"));
    }
    return new WatchEvent(
        WatchEvent.Type.valueOf(type), RestDocumentApi.document(event.path("object")));
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
