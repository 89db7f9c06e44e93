package io.drydock.controlplane.apiserver.contract;

import static io.drydock.controlplane.apiserver.Manifests.path;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.Cause;
import io.drydock.client.DocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.controlplane.apiserver.Deletions;
import io.drydock.controlplane.apiserver.Manifests;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.proto.v1.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A way into the API of a server of its own, and the little world that the contracts play in. */
interface Door {
  ResourcePath MAPS = ResourcePath.of(Kinds.CONFIG_MAP, "default");

  DocumentApi api();

  TestApiServer server();

  /** Starting and ending doors takes longer than these tests: they share one and leave no trace. */
  @BeforeEach
  default void empty() {
    for (Kind<?> kind : List.of(Kinds.CONFIG_MAP, Kinds.LEASE, Kinds.POD)) {
      ResourcePath all = ResourcePath.of(kind, "default");
      DocumentApi admin = server().documents();
      for (Document left : admin.list(all, ListOptions.ALL).items()) {
        admin.patch(
            path(kind, left.getName()),
            PatchType.MERGE,
            bytes("{\"metadata\":{\"finalizers\":null}}"),
            Door.options(false, "", "test"));
      }
      admin.deleteCollection(all, ListOptions.ALL, Deletions.plain().withGrace(0));
    }
  }

  /** Creates a ConfigMap with a label "app". */
  default JsonNode map(String name, String app) {
    return Manifests.create(
        api(),
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, labels: {app: '%s'}}}"
            .formatted(name, app));
  }

  default JsonNode relabel(String name, String app) {
    String patch = "{\"metadata\":{\"labels\":{\"app\":\"%s\"}}}".formatted(app);
    return Manifests.tree(
        api()
            .patch(path(Kinds.CONFIG_MAP, name), PatchType.MERGE, bytes(patch), Manifests.STRICT)
            .document());
  }

  default List<String> names() {
    return names(ListOptions.ALL);
  }

  default List<String> names(ListOptions options) {
    return api().list(MAPS, options).items().stream().map(d -> d.getName()).toList();
  }

  default long now() {
    return api().list(MAPS, ListOptions.ALL).resourceVersion();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static WriteOptions options(boolean dryRun, String fieldValidation, String fieldManager) {
    return new WriteOptions(
        dryRun, fieldValidation, fieldManager, false, Cause.of("test", "because"));
  }
}
