package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.DataRules;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Secrets: stringData is written into data; some types demand certain keys. */
final class SecretStrategy implements Strategy<Secret> {
  private static final Map<String, List<String>> REQUIRED_KEYS =
      Map.of(
          "kubernetes.io/tls", List.of("tls.crt", "tls.key"),
          "kubernetes.io/dockerconfigjson", List.of(".dockerconfigjson"),
          "kubernetes.io/dockercfg", List.of(".dockercfg"),
          "kubernetes.io/ssh-auth", List.of("ssh-privatekey"));

  @Override
  public Kind<Secret> kind() {
    return Kinds.SECRET;
  }

  @Override
  public void setDefaults(Secret secret) {
    if (secret.getType() == null) {
      secret.setType("Opaque");
    }
    Map<String, String> texts = secret.getStringData();
    if (texts != null && !texts.isEmpty()) {
      Map<String, String> data = new LinkedHashMap<>();
      if (secret.getData() != null) {
        data.putAll(secret.getData());
      }
      texts.forEach((key, text) -> data.put(key, base64(text)));
      secret.setData(data);
    }
    secret.setStringData(Map.of());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void validate(Secret secret, Violations violations) {
    FieldPath data = FieldPath.of("data");
    DataRules.keys(secret.getData(), data, violations);
    DataRules.base64(secret.getData(), data, violations);
    DataRules.size(DataRules.base64Size(secret.getData()), violations);
    for (String key : REQUIRED_KEYS.getOrDefault(secret.getType(), List.of())) {
      if (secret.getData() == null || !secret.getData().containsKey(key)) {
        violations.required(data.key(key));
      }
    }
  }

  @Override
  public void validateUpdate(Secret next, Secret old, Violations violations) {
    if (!Objects.equals(next.getType(), old.getType())) {
      violations.immutable(FieldPath.of("type"), next.getType());
    }
    if (Boolean.TRUE.equals(old.getImmutable())) {
      DataRules.immutable(
          Boolean.TRUE.equals(next.getImmutable()), FieldPath.of("immutable"), violations);
      DataRules.immutable(
          Objects.equals(next.getData(), old.getData()), FieldPath.of("data"), violations);
    }
  }
}
