package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of an object with an address of its own: how it is seen, and how a change to it becomes
 * one of the whole. What a client may not change there is taken from the stored object.
 */
enum Subresource {
  OBJECT {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      return hasStatus ? with(proposed, "status", object.get("status")) : proposed;
    }
  },
  STATUS {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      return with(object.deepCopy(), "status", proposed.get("status"));
    }
  },
  SCALE {
    @Override
    ObjectNode read(ObjectNode object) {
      return ScaleView.of(object);
    }

    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      return ScaleView.into(object, proposed);
    }
  },
  /** Only Binding uses it: the pod as a whole, already changed. */
  BINDING {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      return proposed;
    }
  },
  EPHEMERAL_CONTAINERS {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      ObjectNode next = object.deepCopy();
      JsonNode containers = proposed.path("spec").get("ephemeralContainers");
      with(next.withObject("spec"), "ephemeralContainers", containers);
      return next;
    }
  },
  /** The decision over a certificate signing request; whatever else its status says stays. */
  APPROVAL {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      return Decisions.from(proposed, object);
    }
  },
  FINALIZE {
    @Override
    ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus) {
      ObjectNode next = object.deepCopy();
      with(next.withObject("spec"), "finalizers", proposed.path("spec").get("finalizers"));
      return next;
    }
  };

  ObjectNode read(ObjectNode object) {
    return object;
  }

  abstract ObjectNode write(ObjectNode object, ObjectNode proposed, boolean hasStatus);

  /** Whether the spec can change through it, and so has to be judged again. */
  boolean changesSpec() {
    return this == OBJECT || this == SCALE;
  }

  /** NotFound where the kind does not have it. */
  static Subresource of(Kind<?> kind, String name) {
    if (!name.isEmpty() && !kind.subresources().contains(name)) {
      throw unknown();
    }
    return switch (name) {
      case "" -> OBJECT;
      case "status" -> STATUS;
      case "scale" -> SCALE;
      case "approval" -> APPROVAL;
      case "finalize" -> FINALIZE;
      case "ephemeralcontainers" -> EPHEMERAL_CONTAINERS;
      default -> throw unknown();
    };
  }

  static ApiException unknown() {
    return new ApiException(Reason.NOT_FOUND, "the server could not find the requested resource");
  }

  private static ObjectNode with(ObjectNode object, String field, @Nullable JsonNode value) {
    if (value == null) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
    return object;
  }
}
