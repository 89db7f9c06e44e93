package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.TreeMap;

/** Secrets: how large their values are, never the values. */
final class SecretDescriber implements Describer<Secret> {

  @Override
  public void describe(Secret secret, Description text, Surroundings surroundings) {
    var metadata = secret.getMetadata();
    text.field(0, "Name", metadata.getName()).field(0, "Namespace", metadata.getNamespace());
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    text.line(0, "").field(0, "Type", secret.getType());
    text.line(0, "").line(0, "Data").line(0, "====");
    new TreeMap<>(secret.getData())
        .forEach((key, value) -> text.field(0, key, bytes(value) + " bytes"));
  }

  private static int bytes(String base64) {
    return Base64.getDecoder().decode(base64).length;
  }
}
