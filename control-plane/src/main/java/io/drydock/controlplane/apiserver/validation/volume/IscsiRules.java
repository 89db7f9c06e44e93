package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.ISCSIPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.ISCSIVolumeSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of iSCSI volumes. */
final class IscsiRules {
  static final String TOO_LONG =
      "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";

  private static final Pattern NAME =
      Pattern.compile(
          "iqn\\.\\d{4}-\\d{2}\\.([\\p{Alnum}-.]+)(:[^,;*&$|\\s]+)|eui.\\p{Alnum}{16}|naa.\\p{Alnum}{32}");
  private static final Pattern BEGINNING = Pattern.compile("(iqn|eui|naa).*");
  private static final int MAX_LUN = 255;

  private IscsiRules() {}

  static void inline(ISCSIVolumeSource source, Field field) {
    var _ = field.child("targetPortal").present(source.getTargetPortal());
    name(source.getIqn(), true, field.child("iqn"));
    field.child("lun").between(source.getLun(), 0, MAX_LUN);
    secret(
        source.getChapAuthDiscovery(), source.getChapAuthSession(), source.getSecretRef(), field);
    if (source.getInitiatorName() != null) {
      form(source.getInitiatorName(), true, field.child("initiatorname"));
    }
  }

  static void persistent(ISCSIPersistentVolumeSource source, Field field) {
    var _ = field.child("targetPortal").present(source.getTargetPortal());
    name(source.getIqn(), false, field.child("iqn"));
    field.child("lun").between(source.getLun(), 0, MAX_LUN);
    secret(
        source.getChapAuthDiscovery(), source.getChapAuthSession(), source.getSecretRef(), field);
    if (source.getSecretRef() != null) {
      var _ = field.child("secretRef").child("name").present(source.getSecretRef().getName());
    }
    if (source.getInitiatorName() != null) {
      form(source.getInitiatorName(), false, field.child("initiatorname"));
    }
  }

  private static void name(@Nullable String name, boolean tellsHow, Field field) {
    if (name == null || name.isEmpty()) {
      field.required();
    } else {
      form(name, tellsHow, field);
    }
  }

  private static void form(String name, boolean tellsHow, Field field) {
    if (!BEGINNING.matcher(name).matches()) {
      field.invalid(
          name,
          tellsHow
              ? "must be valid format starting with iqn, eui, or naa"
              : "must be valid format");
    } else if (!NAME.matcher(name).matches()) {
      field.invalid(name, "must be valid format");
    }
  }

  private static void secret(
      @Nullable Boolean discovery,
      @Nullable Boolean session,
      @Nullable Object secret,
      Field field) {
    boolean needed = Boolean.TRUE.equals(discovery) || Boolean.TRUE.equals(session);
    if (needed && secret == null) {
      field.child("secretRef").required();
    }
  }
}
