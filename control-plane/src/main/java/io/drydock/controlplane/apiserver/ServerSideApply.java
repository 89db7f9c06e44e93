package io.drydock.controlplane.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** apply: changes the object to what the configuration says, or creates it. */
record ServerSideApply(Rooms rooms) {
  private static final int ATTEMPTS = 4;

  /**
   * @param mayCreate throws Forbidden where the user may not
   */
  <T extends HasMetadata> Written run(
      Request<T> request, Subresource subresource, byte[] body, Runnable mayCreate) {
    checkOptions(request);
    ObjectNode config = config(request, subresource, read(body));
    var writer = Books.applier(request, rooms, subresource);
    var change = new AppliedChange(rooms.books(), writer, config, request.options().force());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return new Modification(rooms).run(request, subresource, change);
      } catch (ApiException e) {
        if (!e.is(Reason.NOT_FOUND) || subresource != Subresource.OBJECT) {
          throw e;
        }
      }
      mayCreate.run();
      try {
        return create(request, change);
      } catch (ApiException e) {
        if (!e.is(Reason.ALREADY_EXISTS)) {
          throw e;
        }
      }
    }
    throw ApiException.staleRevision(request.kind(), request.path().name());
  }

  private <T extends HasMetadata> Written create(Request<T> request, AppliedChange change) {
    String uid = change.config().path("metadata").path("uid").asString("");
    if (!uid.isEmpty()) {
      throw ApiException.conflict(
          request.kind(),
          request.path().name(),
          "uid mismatch: the provided object specified uid %s, and no existing object was found"
              .formatted(uid));
    }
    ObjectNode object = change.apply(ObjectCodec.mapper().createObjectNode());
    String name = object.path("metadata").path("name").asString("");
    if (!name.isEmpty() && !name.equals(request.path().name())) {
      throw Update.wrongName(name, request.path().name());
    }
    object.withObject("metadata").put("name", request.path().name());
    return new Creation(rooms).run(request, object, true).asCreated();
  }

  private static void checkOptions(Request<?> request) {
    if (request.options().fieldManager().isEmpty()) {
      throw ManagerNames.invalid(
          Verb.PATCH,
          "fieldManager",
          "FieldValueRequired",
          "Required value: is required for apply patch");
    }
  }

  private static ObjectNode read(byte[] body) {
    try {
      List<JsonNode> documents = Yaml.documents(new String(body, UTF_8));
      // Once through JSON, so that numbers are of the same kind as the stored ones.
      if (documents.size() == 1
          && BodyReader.parse(ObjectCodec.encode(documents.getFirst()))
              instanceof ObjectNode object) {
        return object;
      }
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("error decoding YAML: " + e.getMessage());
    }
    throw ApiException.badRequest("error decoding YAML: the body must be one object");
  }

  private static ObjectNode config(Request<?> request, Subresource subresource, ObjectNode body) {
    boolean scale = subresource == Subresource.SCALE;
    Kind<?> kind = request.kind();
    String apiVersion = scale ? "autoscaling/v1" : kind.apiVersion();
    checkType(body, apiVersion, scale ? "Scale" : kind.kind());
    JsonNode metadata = body.path("metadata");
    if (metadata.hasNonNull("managedFields")) {
      throw ApiException.badRequest("metadata.managedFields must be nil");
    }
    return scale ? ofParent(kind, body) : body;
  }

  private static void checkType(ObjectNode body, String apiVersion, String kind) {
    String version = body.path("apiVersion").asString("");
    String name = body.path("kind").asString("");
    if (!name.equals(kind) || version.isEmpty()) {
      throw ApiException.badRequest(
          "invalid object type: %s, Kind=%s".formatted(version.isEmpty() ? "/" : version, name));
    }
    if (!version.equals(apiVersion)) {
      throw ApiException.badRequest(
          "Incorrect version specified in apply patch. Specified patch version: %s, expected: %s"
              .formatted(version, apiVersion));
    }
  }

  /** A Scale says what its parent's replicas are. */
  private static ObjectNode ofParent(Kind<?> kind, ObjectNode scale) {
    ObjectNode config = scale.objectNode();
    config.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    if (scale.get("metadata") instanceof ObjectNode metadata) {
      config.set("metadata", metadata);
    }
    JsonNode replicas = scale.path("spec").get("replicas");
    if (replicas != null) {
      config.putObject("spec").set("replicas", replicas);
    }
    return config;
  }
}
