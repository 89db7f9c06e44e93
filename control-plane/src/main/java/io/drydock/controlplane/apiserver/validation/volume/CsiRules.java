package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.CSIPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.SecretReference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules of volumes that a CSI driver provides. */
public final class CsiRules {
  private static final int MAX_DRIVER = 63;

  private CsiRules() {}

  public static void driver(@Nullable String name, Field field) {
    String text = name == null ? "" : name;
    var _ = field.present(text);
    if (text.length() > MAX_DRIVER) {
      field.tooLong(MAX_DRIVER);
    }
    NameRule.SUBDOMAIN
        .problems(text.toLowerCase(Locale.ROOT))
        .forEach(problem -> field.invalid(text, problem));
  }

  static void inline(CSIVolumeSource source, Field field) {
    driver(source.getDriver(), field.child("driver"));
    if (source.getNodePublishSecretRef() == null) {
      return;
    }
    String secret = source.getNodePublishSecretRef().getName();
    if (field.child("nodePublishSecretRef").child("name").present(secret)) {
      field.child("name").text(secret, NameRule.SUBDOMAIN);
    }
  }

  static void persistent(CSIPersistentVolumeSource source, Field field) {
    driver(source.getDriver(), field.child("driver"));
    var _ = field.child("volumeHandle").present(source.getVolumeHandle());
    secret(source.getControllerPublishSecretRef(), field.child("controllerPublishSecretRef"));
    secret(source.getControllerExpandSecretRef(), field.child("controllerExpandSecretRef"));
    secret(source.getNodePublishSecretRef(), field.child("nodePublishSecretRef"));
    secret(source.getNodeExpandSecretRef(), field.child("nodeExpandSecretRef"));
  }

  private static void secret(@Nullable SecretReference secret, Field field) {
    if (secret != null) {
      field.child("name").needed(secret.getName(), NameRule.SUBDOMAIN);
      field.child("namespace").needed(secret.getNamespace(), NameRule.LABEL);
    }
  }
}
