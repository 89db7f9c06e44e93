package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an object's metadata that a container's variable may refer to. Pure. */
final class MetadataField {
  private static final Pattern SUBSCRIPT =
      Pattern.compile("metadata\\.(?<map>labels|annotations)\\['(?<key>[^']*)']");

  private MetadataField() {}

  /**
   * @param path "metadata.name", "metadata.labels['app']"; "" for every other field, as kubectl has
   *     it
   */
  static String value(ObjectMeta metadata, String path) {
    Matcher subscript = SUBSCRIPT.matcher(path);
    if (subscript.matches()) {
      Map<String, String> map =
          subscript.group("map").equals("labels")
              ? metadata.getLabels()
              : metadata.getAnnotations();
      return requireNonNullElse(map, Map.<String, String>of())
          .getOrDefault(subscript.group("key"), "");
    }
    return switch (path) {
      case "metadata.name" -> metadata.getName();
      case "metadata.namespace" -> metadata.getNamespace();
      case "metadata.uid" -> metadata.getUid();
      default -> "";
    };
  }
}
