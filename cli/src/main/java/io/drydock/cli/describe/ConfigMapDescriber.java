package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Base64;
import java.util.TreeMap;

/** ConfigMaps, with what they hold. */
final class ConfigMapDescriber implements Describer<ConfigMap> {

  @Override
  public void describe(ConfigMap map, Description text, Surroundings surroundings) {
    var metadata = map.getMetadata();
    text.field(0, "Name", metadata.getName()).field(0, "Namespace", metadata.getNamespace());
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    text.line(0, "").line(0, "Data").line(0, "====");
    new TreeMap<>(map.getData())
        .forEach(
            (key, value) -> text.line(0, key + ":").line(0, "----").line(0, value).line(0, ""));
    text.line(0, "").line(0, "BinaryData").line(0, "====");
    new TreeMap<>(map.getBinaryData())
        .forEach((key, value) -> text.line(0, "%s: %d bytes".formatted(key, length(value))));
    text.line(0, "");
  }

  private static int length(String base64) {
    return Base64.getDecoder().decode(base64).length;
  }
}
