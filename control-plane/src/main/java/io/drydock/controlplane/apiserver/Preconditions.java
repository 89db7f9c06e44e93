package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import tools.jackson.databind.JsonNode;

/** What a client demands of the stored object before it may be written or deleted. */
final class Preconditions {
  private Preconditions() {}

  static void check(Kind<?> kind, CachedObject current, DeleteOptions options) {
    String name = current.document().getName();
    String uid = current.document().getUid();
    if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
      throw ApiException.preconditionFailed(
          kind,
          name,
          ("the UID in the precondition (%s) does not match the UID in record (%s). The object"
                  + " might have been deleted and then recreated")
              .formatted(options.uid(), uid));
    }
    String wanted = options.resourceVersion();
    if (!wanted.isEmpty() && !wanted.equals(Long.toString(current.revision()))) {
      throw ApiException.preconditionFailed(
          kind,
          name,
          ("the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  + " record (%d). The object might have been modified")
              .formatted(wanted, current.revision()));
    }
  }

  /** A whole object must say the name that its address says. */
  static void checkName(ResourcePath path, JsonNode object) {
    String name = object.path("metadata").path("name").asString("");
    if (name.isEmpty()) {
      throw ApiException.badRequest(
          "the name of the object (%s based on URL) was undeterminable: name must be provided"
              .formatted(path.name()));
    }
    if (!name.equals(path.name())) {
      throw ApiException.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, path.name()));
    }
    String namespace = object.path("metadata").path("namespace").asString("");
    if (!namespace.isEmpty() && !namespace.equals(path.namespace())) {
      throw ApiException.badRequest(
          "the namespace of the object (%s) does not match the namespace on the request (%s)"
              .formatted(namespace, path.namespace()));
    }
  }

  /** An update that means another object of that name. */
  static ApiException wrongUid(Request<?> request, String wanted, String found) {
    return ApiException.conflict(
        request.kind(),
        request.path().name(),
        ("StorageError: invalid object, Code: 4, Key: %s, ResourceVersion: 0, AdditionalErrorMsg:"
                + " Precondition failed: UID in precondition: %s, UID in object meta: %s")
            .formatted(request.key(), wanted, found));
  }
}
