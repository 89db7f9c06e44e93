package io.drydock.controlplane.apiserver.contract;

import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.Deletions;
import io.drydock.controlplane.apiserver.Manifests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** delete and deletecollection. */
interface DeleteContract extends Door {

  private static DeleteOptions options(String policy, String revision, boolean dryRun) {
    return new DeleteOptions(null, policy, "", revision, Door.options(dryRun, "", "test"));
  }

  private void held(String name) {
    Manifests.create(
        api(),
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, finalizers: [example.com/f]}}"
            .formatted(name));
  }

  /** A pod that a node runs, so that its deletion takes a while. */
  private ResourcePath runningPod() {
    Manifests.create(
        api(),
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image:"
            + " i}]}}");
    ResourcePath pod = path(Kinds.POD, "p");
    String binding =
        "{apiVersion: v1, kind: Binding, metadata: {name: p}, target: {kind: Node, name: n}}";
    api().bind(pod, json(binding), Manifests.STRICT);
    return pod;
  }

  private JsonNode stored(ResourcePath path) {
    return Manifests.tree(api().get(path));
  }

  @Test
  default void whatNothingHoldsIsGone() {
    map("a", "1");

    Written removed = api().delete(path(Kinds.CONFIG_MAP, "a"), Deletions.plain());
    ApiException again =
        refusal(() -> api().delete(path(Kinds.CONFIG_MAP, "a"), Deletions.plain()));

    assertThat(removed.effect()).isEqualTo(Written.Effect.REMOVED);
    assertThat(removed.document().getName()).isEqualTo("a");
    assertThat(removed.document().getUid()).isNotEmpty();
    assertThat(again.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(again).hasMessage("configmaps \"a\" not found");
  }

  @Test
  default void aFinalizerHoldsUntilItIsTakenAway() {
    held("a");
    ResourcePath a = path(Kinds.CONFIG_MAP, "a");

    Written marked = api().delete(a, Deletions.plain());
    String deletion = stored(a).at("/metadata/deletionTimestamp").asString("");
    Written once = api().delete(a, Deletions.plain());
    Written last =
        api()
            .update(
                a,
                json("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"),
                Manifests.STRICT);

    assertThat(marked.effect()).isEqualTo(Written.Effect.MARKED);
    assertThat(deletion).isNotEmpty();
    assertThat(once.effect()).isEqualTo(Written.Effect.MARKED);
    assertThat(last.document().getName()).isEqualTo("a");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Orphan, orphan", "Foreground, foregroundDeletion"})
  default void aPolicyIsWrittenAsAFinalizer(String policy, String finalizer) {
    map("a", "1");

    Written marked = api().delete(path(Kinds.CONFIG_MAP, "a"), options(policy, "", false));

    assertThat(marked.effect()).isEqualTo(Written.Effect.MARKED);
    assertThat(
            stored(path(Kinds.CONFIG_MAP, "a"))
                .at("/metadata/finalizers")
                .valueStream()
                .map(JsonNode::asString))
        .containsExactly(finalizer);
    api().delete(path(Kinds.CONFIG_MAP, "a"), options("Background", "", false));
    assertThat(names()).isEmpty();
  }

  @Test
  default void aPolicyThatIsNoneIsInvalid() {
    map("a", "1");

    ApiException refused =
        refusal(() -> api().delete(path(Kinds.CONFIG_MAP, "a"), options("Sideways", "", false)));

    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused)
        .hasMessage(
            "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value:"
                + " \"Sideways\": supported values: \"Foreground\", \"Background\", \"Orphan\","
                + " \"nil\"");
    assertThat(names()).containsExactly("a");
  }

  @Test
  default void preconditionsMustHold() {
    String revision = map("a", "1").at("/metadata/resourceVersion").asString();
    ResourcePath a = path(Kinds.CONFIG_MAP, "a");

    ApiException uid = refusal(() -> api().delete(a, Deletions.plain().onlyUid("other")));
    ApiException old = refusal(() -> api().delete(a, options("", "1", false)));

    assertThat(uid.code()).isEqualTo(409);
    assertThat(uid)
        .hasMessageStartingWith(
            "Operation cannot be fulfilled on ConfigMap \"a\": the UID in the precondition (other)"
                + " does not match the UID in record (");
    assertThat(old)
        .hasMessage(
            ("Operation cannot be fulfilled on ConfigMap \"a\": the ResourceVersion in the"
                    + " precondition (1) does not match the ResourceVersion in record (%s). The"
                    + " object might have been modified")
                .formatted(revision));
    assertThat(api().delete(a, options("", revision, false)).effect())
        .isEqualTo(Written.Effect.REMOVED);
  }

  @Test
  default void aGracePeriodCanOnlyBeShortened() {
    ResourcePath pod = runningPod();

    Written marked = api().delete(pod, Deletions.plain().withGrace(60));
    Instant end = end(pod);
    api().delete(pod, Deletions.plain().withGrace(90));
    assertThat(end(pod)).isEqualTo(end);
    api().delete(pod, Deletions.plain().withGrace(20));

    assertThat(marked.effect()).isEqualTo(Written.Effect.MARKED);
    assertThat(stored(pod).at("/metadata/deletionGracePeriodSeconds").asLong()).isEqualTo(20);
    assertThat(Duration.between(end(pod), end)).isEqualTo(Duration.ofSeconds(40));
    api().delete(pod, Deletions.plain().withGrace(0));
    assertThat(refusal(() -> api().get(pod)).code()).isEqualTo(404);
  }

  private Instant end(ResourcePath path) {
    return Instant.parse(stored(path).at("/metadata/deletionTimestamp").asString());
  }

  @Test
  default void aNegativeGracePeriodIsASecond() {
    ResourcePath pod = runningPod();

    api().delete(pod, Deletions.plain().withGrace(-5));

    assertThat(stored(pod).at("/metadata/deletionGracePeriodSeconds").asLong()).isEqualTo(1);
  }

  @Test
  default void aDryRunDeletesNothing() {
    map("a", "1");
    held("b");

    assertThat(api().delete(path(Kinds.CONFIG_MAP, "a"), options("", "", true)).effect())
        .isEqualTo(Written.Effect.REMOVED);
    Written marked = api().delete(path(Kinds.CONFIG_MAP, "b"), options("", "", true));
    api().deleteCollection(MAPS, ListOptions.ALL, options("", "", true));

    assertThat(marked.effect()).isEqualTo(Written.Effect.MARKED);
    assertThat(Manifests.tree(marked.document()).at("/metadata/deletionTimestamp").asString(""))
        .isNotEmpty();
    assertThat(names()).containsExactly("a", "b");
    assertThat(stored(path(Kinds.CONFIG_MAP, "b")).at("/metadata").has("deletionTimestamp"))
        .isFalse();
  }

  @Test
  default void aCollectionIsDeletedAsFarAsItIsSelected() {
    map("a", "web");
    map("b", "db");
    map("c", "web");

    DocumentList found =
        api()
            .deleteCollection(
                MAPS, ListOptions.selecting("app=web", "metadata.name!=c"), Deletions.plain());

    assertThat(found.items()).extracting(d -> d.getName()).containsExactly("a");
    assertThat(names()).containsExactly("b", "c");
    api().deleteCollection(MAPS, ListOptions.ALL, Deletions.plain());
    assertThat(names()).isEmpty();
  }
}
