package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static io.drydock.controlplane.apiserver.Manifests.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.PatchType;
import io.drydock.lifecycle.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** delete: at once, gracefully, held by finalizers, with conditions. */
class DeletionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {%s containers: [{name: c, image: a}]}}";
  private static final String MAP =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, finalizers: [%s]}}";

  private TestApiServer server;
  private DocumentApi api;

  @BeforeEach
  void start() {
    server = TestApiServer.start(new ManualClock(NOW));
    api = server.documents();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  private boolean exists(io.drydock.client.ResourcePath path) {
    ApiException missing = refusal(() -> api.get(path));
    return missing == null;
  }

  @Test
  void aPodWithoutNodeGoesAtOnce() {
    create(api, POD.formatted(""));

    api.delete(path(Kinds.POD, "p"), Deletions.plain());

    assertThat(exists(path(Kinds.POD, "p"))).isFalse();
  }

  @Test
  void aRunningPodIsMarkedUntilItsAgentSaysItIsGone() {
    create(api, POD.formatted("nodeName: node-1, terminationGracePeriodSeconds: 20,"));

    JsonNode marked = tree(api.delete(path(Kinds.POD, "p"), Deletions.plain()).document());

    assertThat(marked.at("/metadata/deletionTimestamp").asString())
        .isEqualTo("2026-01-01T00:00:20Z");
    assertThat(marked.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(20);
    JsonNode sooner =
        tree(api.delete(path(Kinds.POD, "p"), Deletions.plain().withGrace(5)).document());
    assertThat(sooner.at("/metadata/deletionGracePeriodSeconds").asInt()).isEqualTo(5);
    JsonNode later =
        tree(api.delete(path(Kinds.POD, "p"), Deletions.plain().withGrace(50)).document());
    assertThat(later).isEqualTo(sooner);
    api.delete(path(Kinds.POD, "p"), Deletions.plain().withGrace(0));
    assertThat(exists(path(Kinds.POD, "p"))).isFalse();
  }

  @Test
  void aFinalizerHoldsUntilItIsTakenAway() {
    create(api, MAP.formatted("example.com/hold"));

    JsonNode marked = tree(api.delete(path(Kinds.CONFIG_MAP, "m"), Deletions.plain()).document());

    assertThat(marked.at("/metadata/deletionTimestamp").asString())
        .isEqualTo("2026-01-01T00:00:00Z");
    ApiException more =
        refusal(() ->
            patch("{\"metadata\":{\"finalizers\":[\"example.com/hold\",\"example.com/more\"]}}"));
    assertThat(more)
        .hasMessageContaining(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{\"example.com/more\"}");
    patch("{\"metadata\":{\"finalizers\":null}}");
    assertThat(exists(path(Kinds.CONFIG_MAP, "m"))).isFalse();
  }

  private void patch(String merge) {
    api.patch(
        path(Kinds.CONFIG_MAP, "m"),
        PatchType.MERGE,
        merge.getBytes(StandardCharsets.UTF_8),
        Manifests.STRICT);
  }

  @ParameterizedTest
  @CsvSource({"Foreground, foregroundDeletion", "Orphan, orphan"})
  void propagationIsWrittenAsAFinalizer(String policy, String finalizer) {
    create(api, MAP.formatted(""));

    JsonNode marked =
        tree(
            api.delete(path(Kinds.CONFIG_MAP, "m"), Deletions.plain().withPropagation(policy))
                .document());

    assertThat(marked.at("/metadata/finalizers/0").asString()).isEqualTo(finalizer);
    api.delete(path(Kinds.CONFIG_MAP, "m"), Deletions.plain().withPropagation("Background"));
    assertThat(exists(path(Kinds.CONFIG_MAP, "m"))).isFalse();
  }

  @Test
  void aNamespaceStaysUntilItIsFinalized() {
    create(api, "{apiVersion: v1, kind: Namespace, metadata: {name: gone}}");

    JsonNode marked = tree(api.delete(path(Kinds.NAMESPACE, "gone"), Deletions.plain()).document());

    assertThat(marked.at("/status/phase").asString()).isEqualTo("Terminating");
    assertThat(marked.at("/spec/finalizers/0").asString()).isEqualTo("kubernetes");
    api.patch(
        path(Kinds.NAMESPACE, "gone").subresource("finalize"),
        PatchType.MERGE,
        "{\"spec\":{\"finalizers\":[]}}".getBytes(StandardCharsets.UTF_8),
        Manifests.STRICT);
    assertThat(exists(path(Kinds.NAMESPACE, "gone"))).isFalse();
  }

  @Test
  void preconditionsAreKept() {
    JsonNode created = create(api, MAP.formatted(""));
    DeleteOptions other = Deletions.plain().onlyUid("other");

    ApiException refused = refusal(() -> api.delete(path(Kinds.CONFIG_MAP, "m"), other));

    assertThat(refused)
        .hasMessage(
            ("Operation cannot be fulfilled on ConfigMap \"m\": the UID in the precondition (other) does"
                    + " not match the UID in record (%s). The object might have been deleted and"
                    + " then recreated")
                .formatted(created.at("/metadata/uid").asString()));
    api.delete(
        path(Kinds.CONFIG_MAP, "m"),
        Deletions.plain().onlyUid(created.at("/metadata/uid").asString()));
    ApiException missing =
        refusal(() -> api.delete(path(Kinds.CONFIG_MAP, "m"), DeleteOptions.of(Cause.NONE)));
    assertThat(missing).hasMessage("configmaps \"m\" not found");
    assertThat(missing.code()).isEqualTo(404);
  }
}
