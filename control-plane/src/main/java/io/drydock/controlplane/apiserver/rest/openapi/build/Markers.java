package io.drydock.controlplane.apiserver.rest.openapi.build;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** How lists and objects are merged, from the markers of the API types as extensions. Pure. */
final class Markers {

  private Markers() {}

  static void onField(ObjectNode schema, ApiComment comment) {
    comment.value("listType").ifPresent(v -> schema.put("x-kubernetes-list-type", v));
    List<String> keys = comment.values("listMapKey");
    if (!keys.isEmpty()) {
      keys.forEach(schema.putArray("x-kubernetes-list-map-keys")::add);
    }
    mapType(schema, comment);
    comment.value("patchMergeKey").ifPresent(v -> schema.put("x-kubernetes-patch-merge-key", v));
    comment.value("patchStrategy").ifPresent(v -> schema.put("x-kubernetes-patch-strategy", v));
  }

  static void onType(ObjectNode schema, ApiType type) {
    mapType(schema, type.comment());
    if (type.comment().has("union")) {
      type.fields().values().stream()
          .filter(field -> field.comment().has("unionDiscriminator"))
          .findFirst()
          .ifPresent(discriminator -> union(schema, type, discriminator));
    }
  }

  private static void mapType(ObjectNode schema, ApiComment comment) {
    comment
        .value("mapType")
        .or(() -> comment.value("structType"))
        .ifPresent(v -> schema.put("x-kubernetes-map-type", v));
  }

  private static void union(ObjectNode schema, ApiType type, ApiField discriminator) {
    ObjectNode union = schema.putArray("x-kubernetes-unions").addObject();
    union.put("discriminator", discriminator.name());
    ObjectNode members = union.putObject("fields-to-discriminateBy");
    type.fields().keySet().stream()
        .filter(name -> !name.equals(discriminator.name()))
        .forEach(name -> members.put(name, capital(name)));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
