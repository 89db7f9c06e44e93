package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object on its way out.
 *
 * @param uid of that very object; a later one of the same name is another
 */
record Departure(Kind<?> kind, ResourcePath path, String uid) {
  private static final Duration TURN = Duration.ofSeconds(1);

  /**
   * Returns when it is gone.
   *
   * @param deadline null: wait for ever
   */
  void await(Session session, @Nullable Instant deadline) throws InterruptedException {
    String name = "metadata.name=" + path.name();
    while (true) {
      DocumentList found =
          session.documents().list(path.collection(), ListOptions.selecting("", name));
      if (found.items().stream().noneMatch(d -> d.getUid().equals(uid))) {
        return;
      }
      var options = WatchOptions.from("", name, found.resourceVersion());
      try (Watch watch = session.documents().watch(path.collection(), options)) {
        if (isGone(session, watch, deadline)) {
          return;
        }
      } catch (ApiException e) {
        if (!e.is(Reason.EXPIRED)) {
          throw e;
        }
      }
    }
  }

  private boolean isGone(Session session, Watch watch, @Nullable Instant deadline)
      throws InterruptedException {
    while (true) {
      WatchEvent event = watch.next(TURN);
      if (event != null && event.type() == WatchEvent.Type.DELETED) {
        return true;
      }
      if (deadline != null && session.clock().now().isAfter(deadline)) {
        throw CliException.failure(
            "timed out waiting for the condition on %s/%s".formatted(kind.plural(), path.name()));
      }
    }
  }
}
