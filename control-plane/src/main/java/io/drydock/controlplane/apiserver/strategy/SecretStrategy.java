package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets: stringData is written into data; some types demand certain keys. */
final class SecretStrategy implements Strategy<Secret> {

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
}
