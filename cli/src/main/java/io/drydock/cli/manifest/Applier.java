package io.drydock.cli.manifest;

import io.drydock.api.Kind;
import io.drydock.api.MergeKeys;
import io.drydock.cli.manifest.Applied.Change;
import io.drydock.cli.output.JsonText;
import io.drydock.cli.output.ServerErrors;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Client-side apply: creates an object, or patches it by a three-way merge of what was applied
 * last, what is wanted and what is stored. Agrees with kubectl's, and can take turns with it.
 *
 * @param clientOnly whether nothing is sent but reads
 * @param warnings takes what the user should hear though it worked
 */
public record Applier(
    DocumentApi api, WriteOptions options, boolean clientOnly, Consumer<String> warnings) {
  private static final int TRIES = 5;

  /**
   * @throws ApiException with the file's name in it
   */
  public Applied apply(Manifest manifest, Kind<?> kind, String namespace) {
    Manifest placed = kind.namespaced() ? manifest.in(namespace) : manifest;
    ObjectNode wanted = LastApplied.annotated(placed.tree());
    String place = kind.namespaced() ? namespace : "";
    ResourcePath path = ResourcePath.of(kind, place, manifest.name());
    for (int attempt = 1; ; attempt++) {
      Optional<Document> stored = find(path, manifest);
      try {
        return stored.isEmpty()
            ? create(path, wanted, manifest)
            : patch(path, kind, wanted, stored.get());
      } catch (ApiException e) {
        if (!e.is(Reason.CONFLICT) || attempt == TRIES) {
          throw ServerErrors.during(
              stored.isEmpty() ? "creating" : "patching", manifest.source(), e);
        }
      }
    }
  }

  private Optional<Document> find(ResourcePath path, Manifest manifest) {
    try {
      return Optional.of(api.get(path));
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND)) {
        return Optional.empty();
      }
      throw ServerErrors.during("retrieving current configuration of", manifest.source(), e);
    }
  }

  private Applied create(ResourcePath path, ObjectNode wanted, Manifest manifest) {
    byte[] json = bytes(wanted);
    return clientOnly
        ? new Applied(Change.CREATED, json)
        : written(Change.CREATED, api.create(path.collection(), json, options));
  }

  private Applied patch(ResourcePath path, Kind<?> kind, ObjectNode wanted, Document document) {
    ObjectNode stored = (ObjectNode) ObjectCodec.tree(document.getRaw().toByteArray());
    Optional<ObjectNode> last = LastApplied.of(stored);
    if (last.isEmpty()) {
      warnings.accept(missingAnnotation(path));
    }
    ObjectNode result =
        new ThreeWayMerge(MergeKeys.of(kind))
            .merge(last.orElseGet(stored::objectNode), wanted, stored);
    ObjectNode patch = MergeDiff.between(stored, result);
    if (patch.isEmpty()) {
      return new Applied(Change.UNCHANGED, document.getRaw().toByteArray());
    }
    if (clientOnly) {
      return new Applied(Change.CONFIGURED, bytes(result));
    }
    // the lists in the patch are whole, so nobody may have changed them meanwhile
    patch
        .withObject("metadata")
        .set("resourceVersion", stored.path("metadata").path("resourceVersion"));
    return written(Change.CONFIGURED, api.patch(path, PatchType.MERGE, bytes(patch), options));
  }

  private Applied written(Change change, Written written) {
    written.warnings().forEach(warnings);
    return new Applied(change, written.document().getRaw().toByteArray());
  }

  private static String missingAnnotation(ResourcePath path) {
    return ("resource %s/%s is missing the kubectl.kubernetes.io/last-applied-configuration"
            + " annotation which is required by kubectl apply. kubectl apply should only be used"
            + " on resources created declaratively by either kubectl create --save-config or"
            + " kubectl apply. The missing annotation will be patched automatically.")
        .formatted(path.resource(), path.name());
  }

  private static byte[] bytes(ObjectNode object) {
    return JsonText.compact(object).getBytes(StandardCharsets.UTF_8);
  }
}
