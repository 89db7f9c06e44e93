package io.drydock.controlplane.apiserver;

import io.drydock.controlplane.apiserver.fieldmanager.FieldManager;
import io.drydock.controlplane.apiserver.fieldmanager.Manager;
import io.drydock.controlplane.apiserver.fieldmanager.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * metadata.managedFields on its way through the pipeline: it travels beside the object, which is
 * decoded, judged and encoded without it.
 */
final class Books {
  private static final String FIELD = "managedFields";

  private Books() {}

  /** Takes the list out of an object's tree; null where it has none. */
  static @Nullable JsonNode take(ObjectNode object) {
    return object.get("metadata") instanceof ObjectNode metadata ? metadata.remove(FIELD) : null;
  }

  static void put(ObjectNode object, @Nullable JsonNode managedFields) {
    if (managedFields != null && !managedFields.isEmpty()) {
      object.withObject("metadata").set(FIELD, managedFields);
    }
  }

  /** Who updates, and what of it counts. */
  static FieldManager.Writer updater(Request<?> request, Rooms rooms, Subresource subresource) {
    String apiVersion = request.kind().apiVersion();
    Manager manager = Manager.updater(ManagerNames.of(request), apiVersion, part(request));
    return new FieldManager.Writer(
        request.kind(), manager, scope(request, subresource), now(rooms));
  }

  static FieldManager.Writer applier(Request<?> request, Rooms rooms, Subresource subresource) {
    Manager manager = Manager.applier(request.options().fieldManager(), part(request));
    return new FieldManager.Writer(
        request.kind(), manager, scope(request, subresource), now(rooms));
  }

  private static String part(Request<?> request) {
    return request.path().subresource();
  }

  private static String now(Rooms rooms) {
    return SystemMetadata.timestamp(rooms.clock().now());
  }

  private static Scope scope(Request<?> request, Subresource subresource) {
    if (subresource == Subresource.STATUS) {
      return Scope.STATUS;
    }
    return request.kind().subresources().contains("status") ? Scope.SPEC : Scope.ALL;
  }
}
