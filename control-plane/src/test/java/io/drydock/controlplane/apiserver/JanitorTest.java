package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.lifecycle.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JanitorTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String EVENT =
      "{apiVersion: v1, kind: Event, metadata: {name: %s}, involvedObject: {kind: Pod, namespace: default}, lastTimestamp: '%s'}";

  @Test
  void oldEventsAndCausesOfGoneObjectsAreSweptAwayAndNothingElse() throws InterruptedException {
    ManualClock clock = new ManualClock(START);
    try (TestApiServer server = TestApiServer.start(clock)) {
      var api = server.documents();
      create(api, EVENT.formatted("old", START));
      create(api, EVENT.formatted("new", START.plus(Duration.ofMinutes(50))));
      create(api, "{apiVersion: v1, kind: ConfigMap, metadata: {name: stays}}");
      create(api, "{apiVersion: v1, kind: ConfigMap, metadata: {name: goes}}");
      api.delete(path(Kinds.CONFIG_MAP, "goes"), Deletions.plain());
      var events = ResourcePath.of(Kinds.EVENT, "default");

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> {
            clock.advance(Duration.ofMinutes(5));
            return api.list(events, ListOptions.ALL).items().size() == 1;
          });

      String causes = "/drydock/causes/configmaps/default/";
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> server.store().get(causes + "goes").entry().isEmpty());
      assertThat(server.store().get(causes + "stays").entry()).isPresent();
      assertThat(api.list(events, ListOptions.ALL).items().getFirst().getName()).isEqualTo("new");
    }
  }
}
