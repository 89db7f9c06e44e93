package io.drydock.cli.demo;

import io.drydock.cli.output.CliException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells what happens after a node's death, moment by moment, until the application is whole again
 * on the other nodes. Made just before the cut.
 */
final class Healing {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int WEB = 3;
  private static final int CLIENT = 1;
  private final Stage stage;
  private final Timeline timeline;
  private final Traffic traffic;
  private final String victim;
  private final Instant cut;
  private Optional<Heartbeat> lease;

  Healing(Stage stage, Timeline timeline, Traffic traffic, String victim) {
    this.stage = stage;
    this.timeline = timeline;
    this.traffic = traffic;
    this.victim = victim;
    this.lease = Heartbeat.of(stage.client(), victim);
    this.cut = stage.clock().now();
  }

  /** Returns when every replacement is Ready. */
  void follow() throws InterruptedException {
    while (!whole()) {
      Timeline.Moment moment = timeline.next(TICK);
      leaseRunsOut();
      if (moment == null) {
        stage.narrator().tick(ticker());
      } else {
        stage.narrator().shown(moment.since(cut));
      }
      if (stage.clock().now().isAfter(cut.plus(LIMIT))) {
        throw CliException.failure(
            "The pods of %s are not replaced after %d s; `kubectl describe node %s` and `kubectl describe pods` say what is missing."
                .formatted(victim, LIMIT.toSeconds(), victim));
      }
    }
    tellRest();
    tell("all replacements are Ready: healed");
  }

  private void tellRest() throws InterruptedException {
    for (var moment = timeline.next(Duration.ZERO);
        moment != null;
        moment = timeline.next(Duration.ZERO)) {
      stage.narrator().shown(moment.since(cut));
    }
  }

  private void leaseRunsOut() {
    if (lease.isPresent() && !lease.get().current(stage.clock().now())) {
      tell(
          "%s: its Lease has run out (valid for %d s without a heartbeat)"
              .formatted(victim, lease.get().valid().toSeconds()));
      lease = Optional.empty();
    }
  }

  private void tell(String text) {
    stage.narrator().shown(new Timeline.Moment(stage.clock().now(), text).since(cut));
  }

  private boolean whole() {
    return count("web") == WEB && count("client") == CLIENT;
  }

  private long count(String app) {
    return Pods.serving(timeline.pods(), app).stream()
        .filter(pod -> !Pods.node(pod).equals(victim))
        .count();
  }

  private String ticker() {
    Instant now = stage.clock().now();
    String start = "  +%5.1f s  ".formatted(Duration.between(cut, now).toMillis() / 1000.0);
    String waiting =
        lease
            .map(heartbeat -> leaseText(Duration.between(now, heartbeat.end())))
            .orElse("pods Ready on living nodes: %d of %d".formatted(ready(), WEB + CLIENT));
    return start + String.join("; ", List.of(waiting, traffic.count().toString()));
  }

  private static String leaseText(Duration left) {
    return "the Lease runs out in %.1f s".formatted(left.toMillis() / 1000.0);
  }

  private long ready() {
    return count("web") + count("client");
  }
}
