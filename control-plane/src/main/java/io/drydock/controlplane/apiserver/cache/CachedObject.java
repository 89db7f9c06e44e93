package io.drydock.controlplane.apiserver.cache;

import com.google.protobuf.ByteString;
import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object at one revision, as every reader gets it: the stored JSON with its resourceVersion,
 * and what selectors ask for. Made once per process and revision, immutable.
 */
public record CachedObject(
    Kind<?> kind, Document document, Map<String, String> labels, Map<String, String> fields) {

  /** Reads what the store holds under an object's key. */
  public static CachedObject read(Kind<?> kind, ByteString stored, long revision) {
    return of(kind, (ObjectNode) ObjectCodec.tree(stored.toByteArray()), revision);
  }

  /** An object that was made for one answer: it has no revision. */
  public static CachedObject unstored(Kind<?> kind, ByteString json) {
    return of(kind, (ObjectNode) ObjectCodec.tree(json.toByteArray()), 0);
  }

  private static CachedObject of(Kind<?> kind, ObjectNode tree, long revision) {
    ObjectNode metadata = (ObjectNode) tree.get("metadata");
    if (revision > 0) {
      metadata.put("resourceVersion", Long.toString(revision));
    }
    Document document =
        Document.newBuilder()
            .setApiVersion(kind.apiVersion())
            .setKind(kind.kind())
            .setNamespace(metadata.path("namespace").asString(""))
            .setName(metadata.path("name").asString(""))
            .setUid(metadata.path("uid").asString(""))
            .setResourceVersion(revision)
            .setRaw(ObjectCodec.wrap(ObjectCodec.encode(tree)))
            .build();
    return new CachedObject(
        kind, document, labels(metadata.path("labels")), SelectableFields.read(kind, tree));
  }

  /** The same content under a later revision: how a deletion is told. */
  public CachedObject at(long revision) {
    return of(kind, tree(), revision);
  }

  /** A tree of its own for each caller. */
  public ObjectNode tree() {
    return (ObjectNode) ObjectCodec.tree(document.getRaw().toByteArray());
  }

  public ObjectKey key() {
    return new ObjectKey(document.getNamespace(), document.getName());
  }

  public long revision() {
    return document.getResourceVersion();
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new TreeMap<>();
    node.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asString("")));
    return labels;
  }
}
