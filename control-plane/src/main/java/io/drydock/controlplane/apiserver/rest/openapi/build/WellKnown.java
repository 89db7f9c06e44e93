package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** API types whose form in JSON is not that of their fields. */
enum WellKnown {
  TIME(ApiTypes.META + "Time") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return string().put("format", "date-time");
    }
  },
  MICRO_TIME(ApiTypes.META + "MicroTime") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return string().put("format", "date-time");
    }
  },
  DURATION(ApiTypes.META + "Duration") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return string();
    }
  },
  QUANTITY("io.k8s.apimachinery.pkg.api.resource.Quantity") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return dialect.either("string", "number");
    }
  },
  INT_OR_STRING("io.k8s.apimachinery.pkg.util.intstr.IntOrString") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return dialect.either("integer", "string").put("format", "int-or-string");
    }
  },
  RAW_EXTENSION("io.k8s.apimachinery.pkg.runtime.RawExtension") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return anyObject();
    }
  },
  FIELDS(ApiTypes.META + "FieldsV1") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return anyObject();
    }
  },
  PATCH(ApiTypes.META + "Patch") {
    @Override
    ObjectNode schema(Dialect dialect) {
      return anyObject();
    }
  };

  private final String definition;

  WellKnown(String definition) {
    this.definition = definition;
  }

  String definition() {
    return definition;
  }

  abstract ObjectNode schema(Dialect dialect);

  static Optional<WellKnown> of(String definition) {
    return Arrays.stream(values()).filter(k -> k.definition.equals(definition)).findFirst();
  }

  private static ObjectNode string() {
    return Dialect.node().put("type", "string");
  }

  private static ObjectNode anyObject() {
    return Dialect.node().put("type", "object");
  }
}
