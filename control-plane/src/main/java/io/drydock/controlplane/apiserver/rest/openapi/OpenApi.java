package io.drydock.controlplane.apiserver.rest.openapi;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI documents, made when they are first asked for and then kept: there are as many as
 * group versions, and one in Swagger 2. Safe for many threads.
 */
public final class OpenApi {
  private final List<Kind<?>> kinds;
  private final String release;
  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();

  /**
   * @param release the server's version, "v1.32.0+drydock"
   */
  public OpenApi(List<Kind<?>> kinds, String release) {
    this.kinds = List.copyOf(kinds);
    this.release = release;
  }

  /** /openapi/v3: where the documents are. */
  public byte[] index() {
    ObjectNode index = ObjectCodec.mapper().createObjectNode();
    ObjectNode paths = index.putObject("paths");
    kinds.stream()
        .map(kind -> (kind.group().isEmpty() ? "api/" : "apis/") + kind.apiVersion())
        .distinct()
        .forEach(path ->
            paths
                .putObject(path)
                .put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + release));
    return ObjectCodec.encode(index);
  }

  /** /openapi/v3/...: one group version, where it is served. */
  public Optional<byte[]> version3(String group, String version) {
    List<Kind<?>> members =
        kinds.stream().filter(k -> k.group().equals(group) && k.version().equals(version)).toList();
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(documents.computeIfAbsent(group + "/" + version, _ -> version3(members)));
  }

  /** /openapi/v2: everything. */
  public byte[] version2() {
    return documents.computeIfAbsent("v2", _ -> makeVersion2());
  }

  /** /openapi/v2 in protobuf: which server it is, without schemas. */
  public byte[] version2Protobuf() {
    return MinimalProtobuf.document(release);
  }

  private byte[] version3(List<Kind<?>> members) {
    ObjectNode document = ObjectCodec.mapper().createObjectNode().put("openapi", "3.0.0");
    Schemas schemas = new Schemas("#/components/schemas/");
    describe(document, members, schemas, true);
    ObjectNode target = document.putObject("components").putObject("schemas");
    schemas.all().forEach(target::set);
    return ObjectCodec.encode(document);
  }

  private byte[] makeVersion2() {
    ObjectNode document = ObjectCodec.mapper().createObjectNode().put("swagger", "2.0");
    Schemas schemas = new Schemas("#/definitions/");
    describe(document, kinds, schemas, false);
    ObjectNode target = document.putObject("definitions");
    schemas.all().forEach(target::set);
    return ObjectCodec.encode(document);
  }

  private void describe(
      ObjectNode document, List<Kind<?>> members, Schemas schemas, boolean version3) {
    document.putObject("info").put("title", "Kubernetes").put("version", release);
    ObjectNode paths = document.putObject("paths");
    for (Kind<?> kind : members) {
      schemas.add(kind);
      new Operations(kind, schemas, version3).addTo(paths);
    }
  }
}
