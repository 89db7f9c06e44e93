package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.api.ExactQuantity;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TypedObjectReference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a claim's spec, in a claim or in the template of one. */
public final class ClaimSpecRules {
  static final List<String> ACCESS_MODES =
      List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
  static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");

  private ClaimSpecRules() {}

  public static void validate(@Nullable PersistentVolumeClaimSpec given, Field field) {
    PersistentVolumeClaimSpec spec =
        Objects.requireNonNullElseGet(given, PersistentVolumeClaimSpec::new);
    if (Field.isEmpty(spec.getAccessModes())) {
      field.child("accessModes").required("at least 1 access mode is required");
    }
    LabelRules.selector(spec.getSelector(), field.child("selector"));
    accessModes(spec.getAccessModes(), field.child("accessModes"));
    storage(spec, field.child("resources").key("storage"));
    field.child("storageClassName").optional(spec.getStorageClassName(), NameRule.SUBDOMAIN);
    field.child("volumeMode").optionalOneOf(spec.getVolumeMode(), VOLUME_MODES);
    sources(spec, field);
  }

  static void accessModes(List<String> modes, Field field) {
    modes.forEach(mode -> field.oneOf(mode, ACCESS_MODES));
    boolean single = modes.contains("ReadWriteOncePod");
    boolean other =
        modes.stream().anyMatch(m -> ACCESS_MODES.contains(m) && !m.equals("ReadWriteOncePod"));
    if (single && other) {
      field.forbidden("may not use ReadWriteOncePod with other access modes");
    }
  }

  private static void storage(PersistentVolumeClaimSpec spec, Field field) {
    Quantity storage =
        spec.getResources() == null || spec.getResources().getRequests() == null
            ? null
            : spec.getResources().getRequests().get("storage");
    if (storage == null) {
      field.required();
    } else if (ExactQuantity.parse(storage.toString()).signum() <= 0) {
      QuantityRules.positive(storage, field);
    }
  }

  private static void sources(PersistentVolumeClaimSpec spec, Field field) {
    var source = spec.getDataSource();
    TypedObjectReference reference = spec.getDataSourceRef();
    if (source != null) {
      source(source.getName(), source.getKind(), source.getApiGroup(), field.child("dataSource"));
    }
    if (reference != null) {
      Field at = field.child("dataSourceRef");
      source(reference.getName(), reference.getKind(), reference.getApiGroup(), at);
      at.child("namespace").optional(reference.getNamespace(), NameRule.LABEL);
    }
    if (source == null || reference == null) {
      return;
    }
    if (!Field.isEmpty(reference.getNamespace())) {
      field.invalid(
          field.child("dataSource").path().text(),
          "may not be specified when dataSourceRef.namespace is specified");
    } else if (!Objects.equals(source.getName(), reference.getName())
        || !Objects.equals(source.getKind(), reference.getKind())
        || !Objects.equals(source.getApiGroup(), reference.getApiGroup())) {
      field.invalid(field.child("dataSource").path().text(), "must match dataSourceRef");
    }
  }

  private static void source(
      @Nullable String name, @Nullable String kind, @Nullable String group, Field field) {
    var _ = field.child("name").present(name);
    var _ = field.child("kind").present(kind);
    if (Field.isEmpty(group) && !"PersistentVolumeClaim".equals(kind)) {
      field.invalid(
          Objects.requireNonNullElse(kind, ""),
          "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
    }
    field.child("apiGroup").optional(group, NameRule.SUBDOMAIN);
  }
}
