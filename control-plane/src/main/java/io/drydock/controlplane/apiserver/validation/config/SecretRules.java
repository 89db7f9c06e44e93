package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** The rules of Secrets: some types demand certain keys. */
public final class SecretRules implements KindRules<Secret> {
  private static final String ACCOUNT = "kubernetes.io/service-account.name";

  @Override
  public void validate(Secret secret, Violations violations) {
    Field field = violations.at("data");
    Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
    DataRules.keys(data, field);
    if (DataRules.base64Size(data) > DataRules.MAX_SIZE) {
      field.tooLong(DataRules.MAX_SIZE);
    }
    switch (Objects.requireNonNullElse(secret.getType(), "")) {
      case "kubernetes.io/service-account-token" -> account(secret, violations);
      case "kubernetes.io/dockercfg" -> json(data, ".dockercfg", field);
      case "kubernetes.io/dockerconfigjson" -> json(data, ".dockerconfigjson", field);
      case "kubernetes.io/basic-auth" -> {
        if (!data.containsKey("username") && !data.containsKey("password")) {
          field.key("username").required();
          field.key("password").required();
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        var _ = field.key("ssh-privatekey").present(data.get("ssh-privatekey"));
      }
      case "kubernetes.io/tls" -> {
        key(data, "tls.crt", field);
        key(data, "tls.key", field);
      }
      default -> {}
    }
  }

  private static void account(Secret secret, Violations violations) {
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    var _ =
        violations
            .at("metadata")
            .child("annotations")
            .key(ACCOUNT)
            .present(annotations == null ? null : annotations.get(ACCOUNT));
  }

  private static void key(Map<String, String> data, String key, Field field) {
    if (!data.containsKey(key)) {
      field.key(key).required();
    }
  }

  private static void json(Map<String, String> data, String key, Field field) {
    key(data, key, field);
    if (!data.containsKey(key)) {
      return;
    }
    String problem = jsonProblem(Objects.requireNonNullElse(data.get(key), ""));
    if (!problem.isEmpty()) {
      field.key(key).invalid("<secret contents redacted>", problem);
    }
  }

  private static String jsonProblem(String base64) {
    byte[] text = Base64.getDecoder().decode(base64);
    if (text.length == 0) {
      return "unexpected end of JSON input";
    }
    try {
      return ObjectCodec.tree(text).isObject() ? "" : "json: cannot unmarshal into an object";
    } catch (JacksonException e) {
      return "invalid character '%s' looking for beginning of value"
          .formatted(Character.toString(text[0]));
    }
  }

  @Override
  public void validateUpdate(Secret next, Secret old, Violations violations) {
    violations.at("type").immutable(next.getType(), old.getType());
    if (Boolean.TRUE.equals(old.getImmutable())) {
      DataRules.staysImmutable(next.getImmutable(), violations.at("immutable"));
      DataRules.unchanged(next.getData(), old.getData(), violations.at("data"));
    }
  }
}
