package io.drydock.controlplane.apiserver.contract;

import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static io.drydock.controlplane.apiserver.Manifests.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** create, update and their options. */
interface WriteContract extends Door {
  ResourcePath LEASES = ResourcePath.of(Kinds.LEASE, "default");
  String NAMED = "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}";

  private Written create(String body, boolean dryRun, String validation) {
    return api().create(MAPS, body.getBytes(), Door.options(dryRun, validation, "test"));
  }

  private Written put(String yaml) {
    String name = tree(yaml).at("/metadata/name").asString("a");
    return api().update(path(Manifests.kind(yaml), name), json(yaml), Manifests.STRICT);
  }

  private static JsonNode tree(String yaml) {
    return io.drydock.codec.Yaml.documents(yaml).getFirst();
  }

  @Test
  default void aNameIsTakenOnce() {
    Written created = api().create(MAPS, json(NAMED.formatted("a")), Manifests.STRICT);
    ApiException exists =
        refusal(() -> api().create(MAPS, json(NAMED.formatted("a")), Manifests.STRICT));
    ApiException rehearsed =
        refusal(
            () -> api().create(MAPS, json(NAMED.formatted("a")), Door.options(true, "", "test")));

    assertThat(created.effect()).isEqualTo(Written.Effect.CREATED);
    assertThat(exists.reason()).isEqualTo(Reason.ALREADY_EXISTS);
    assertThat(exists).hasMessage("configmaps \"a\" already exists");
    assertThat(exists.toStatus().getDetails().getName()).isEqualTo("a");
    assertThat(rehearsed.reason()).isEqualTo(Reason.ALREADY_EXISTS);
  }

  @Test
  default void namesAreGenerated() {
    String body = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: web-}}";

    String first = api().create(MAPS, json(body), Manifests.STRICT).document().getName();
    String second = api().create(MAPS, json(body), Manifests.STRICT).document().getName();

    assertThat(List.of(first, second)).allMatch(name -> name.matches("web-[a-z0-9]{5}"));
    assertThat(first).isNotEqualTo(second);
    assertThat(names()).contains(first, second);
  }

  @Test
  default void aDryRunStoresNothing() {
    map("a", "1");
    Written created =
        api().create(MAPS, json(NAMED.formatted("b")), Door.options(true, "", "test"));
    Written updated =
        api()
            .update(
                path(Kinds.CONFIG_MAP, "a"),
                json("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}"),
                Door.options(true, "", "test"));

    assertThat(created.document().getUid()).isNotEmpty();
    assertThat(Manifests.tree(updated.document()).at("/data/k").asString()).isEqualTo("v");
    assertThat(names()).containsExactly("a");
    assertThat(Manifests.tree(api().get(path(Kinds.CONFIG_MAP, "a"))).has("data")).isFalse();
  }

  @Test
  default void anUpdateOfAnOldRevisionConflicts() {
    String old = map("a", "1").at("/metadata/resourceVersion").asString();
    relabel("a", "2");
    String body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '%s'}}";

    ApiException conflict = refusal(() -> put(body.formatted(old)));
    Written unconditional = put(NAMED.formatted("a"));

    assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(conflict)
        .hasMessage(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
                + " apply your changes to the latest version and try again");
    assertThat(unconditional.effect()).isEqualTo(Written.Effect.UPDATED);
  }

  @Test
  default void aLeaseIsCreatedByAnUpdateAndUpdatedOnlyAtItsRevision() {
    String lease =
        "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: l%s}, spec:"
            + " {holderIdentity: %s}}";

    Written created = put(lease.formatted("", "me"));
    ApiException blind = refusal(() -> put(lease.formatted("", "you")));
    Written again =
        put(
            lease.formatted(
                ", resourceVersion: '" + created.document().getResourceVersion() + "'", "you"));

    assertThat(created.effect()).isEqualTo(Written.Effect.CREATED);
    assertThat(blind.code()).isEqualTo(422);
    assertThat(blind)
        .hasMessage(
            "leases.coordination.k8s.io \"l\" is invalid: metadata.resourceVersion: Invalid value:"
                + " 0x0: must be specified for an update");
    assertThat(again.effect()).isEqualTo(Written.Effect.UPDATED);
    assertThat(refusal(() -> put(NAMED.formatted("none"))).code()).isEqualTo(404);
  }

  @Test
  default void whatABodySaysMustAgreeWithItsAddress() {
    map("a", "1");
    ResourcePath a = path(Kinds.CONFIG_MAP, "a");
    ApiException name =
        refusal(() -> api().update(a, json(NAMED.formatted("b")), Manifests.STRICT));
    ApiException nameless =
        refusal(() -> api().update(a, json("{apiVersion: v1, kind: ConfigMap}"), Manifests.STRICT));
    ApiException namespace =
        refusal(
            () -> put("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: other}}"));
    ApiException kind =
        refusal(() ->
            api()
                .update(
                    a,
                    json("{apiVersion: v1, kind: Secret, metadata: {name: a}}"),
                    Manifests.STRICT));
    ApiException uid =
        refusal(() -> put("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: x}}"));

    assertThat(name)
        .hasMessage("the name of the object (b) does not match the name on the URL (a)");
    assertThat(nameless)
        .hasMessage(
            "the name of the object (a based on URL) was undeterminable: name must be provided");
    assertThat(namespace)
        .hasMessage(
            "the namespace of the object (other) does not match the namespace on the request"
                + " (default)");
    assertThat(List.of(name, nameless, namespace, kind)).allMatch(e -> e.code() == 400);
    assertThat(uid.code()).isEqualTo(409);
    assertThat(uid)
        .hasMessageContaining("Precondition failed: UID in precondition: x, UID in object meta: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"nope\":1 | unknown field \"nope\"",
        "\"data\":{\"a\":\"1\",\"a\":\"2\"} | duplicate field \"data.a\"",
        "\"data\":{},\"data\":{\"a\":\"2\"},\"x\":1 | unknown field \"x\", duplicate field \"data\"",
      })
  default void fieldsThatAreUnknownOrDoubleAreToldOfAsWished(String fields, String told) {
    String body =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},"
            + fields
            + "}";

    ApiException strict = refusal(() -> create(body.formatted("a"), false, "Strict"));
    Written warned = create(body.formatted("a"), false, "Warn");
    Written byDefault = create(body.formatted("b"), false, "");
    Written ignored = create(body.formatted("c"), false, "Ignore");

    assertThat(strict.code()).isEqualTo(400);
    assertThat(strict)
        .hasMessage(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: "
                + told);
    assertThat(String.join(", ", warned.warnings())).isEqualTo(told);
    assertThat(byDefault.warnings()).isEqualTo(warned.warnings());
    assertThat(ignored.warnings()).isEmpty();
  }

  @Test
  default void optionsThatAreNoneAreInvalid() {
    byte[] body = json(NAMED.formatted("a"));
    ApiException validation =
        refusal(() -> api().create(MAPS, body, Door.options(false, "Loose", "test")));
    ApiException character =
        refusal(() -> api().create(MAPS, body, Door.options(false, "", "a\tb")));
    ApiException length =
        refusal(() -> api().create(MAPS, body, Door.options(false, "", "x".repeat(129))));

    assertThat(validation)
        .hasMessage(
            "CreateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value:"
                + " \"Loose\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
    assertThat(character).hasMessageContaining("invalid character U+0009 (at position 1)");
    assertThat(length)
        .hasMessage(
            "CreateOptions.meta.k8s.io \"\" is invalid: fieldManager: Too long: may not be more than"
                + " 128 bytes");
    assertThat(List.of(validation, character, length)).allMatch(e -> e.code() == 422);
    assertThat(names()).isEmpty();
  }
}
