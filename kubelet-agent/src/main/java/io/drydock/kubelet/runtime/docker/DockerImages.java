package io.drydock.kubelet.runtime.docker;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.image.ImageStore;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The engine's images. The engine does the pulling; its progress is read to its end for the error
 * it may hold.
 */
final class DockerImages implements ImageStore {
  private static final Pattern REGISTRY_SAID_NO =
      Pattern.compile("(?i)manifest|not found|does not exist|denied|unauthorized|toomanyrequests");
  private static final Pattern REGISTRY_ABSENT =
      Pattern.compile("(?i)no such host|dial tcp|timeout|deadline exceeded|connection reset|EOF");

  private final EngineClient engine;

  DockerImages(EngineClient engine) {
    this.engine = engine;
  }

  @Override
  public Optional<StoredImage> find(String name) {
    try {
      JsonNode json = engine.get("/images/" + name + "/json");
      return Optional.of(
          new StoredImage(
              json.path("Id").asString(""), json.path("Config").path("User").asString("")));
    } catch (ContainerRuntimeException e) {
      if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.REFUSED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void pull(String repository, String reference, Duration patience) throws PullException {
    String path = EnginePath.of("/images/create", "fromImage", repository, "tag", reference);
    AtomicBoolean expired = new AtomicBoolean();
    try (HttpExchange exchange = engine.connect()) {
      Runnable giveUp = () -> abandon(exchange, expired);
      pull(exchange, HttpRequest.of("POST", path), () -> engine.after(patience, giveUp));
    } catch (ContainerRuntimeException e) {
      throw failure(e);
    } catch (IOException e) {
      throw expired.get()
          ? new PullException("no answer within " + patience.toSeconds() + " s", true)
          : new PullException("Docker Engine went away while it pulled: " + e.getMessage(), false);
    }
  }

  private static void abandon(HttpExchange exchange, AtomicBoolean expired) {
    expired.set(true);
    exchange.close();
  }

  /** Reads the progress to its end; whoever is silent for too long is given up by the alarm. */
  private void pull(HttpExchange exchange, HttpRequest request, Alarm alarm)
      throws IOException, PullException {
    Future<?> armed = alarm.set();
    try {
      engine.send(exchange, request);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(exchange.body(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        armed.cancel(false);
        armed = alarm.set();
        failOn(line);
      }
    } finally {
      armed.cancel(false);
    }
  }

  private static void failOn(String progress) throws IOException, PullException {
    try {
      String error =
          ObjectCodec.tree(progress.getBytes(StandardCharsets.UTF_8)).path("error").asString("");
      if (!error.isEmpty()) {
        throw new PullException(error, absent(error));
      }
    } catch (JacksonException e) {
      throw new IOException("the pull's progress is not JSON: " + progress, e);
    }
  }

  private static PullException failure(ContainerRuntimeException e) {
    if (e.kind() == Kind.UNAVAILABLE) {
      throw e;
    }
    String message = String.valueOf(e.getMessage());
    return new PullException(message, absent(message));
  }

  private static boolean absent(String message) {
    return REGISTRY_ABSENT.matcher(message).find() && !REGISTRY_SAID_NO.matcher(message).find();
  }

  /** Sets an alarm and returns the way to cancel it. */
  private interface Alarm {
    Future<?> set();
  }
}
