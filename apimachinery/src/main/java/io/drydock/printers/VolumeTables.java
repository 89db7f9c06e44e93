package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Persistent volumes and claims. */
final class VolumeTables {
  private static final String UNSET = "<unset>";
  private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

  /** In the order in which they are shown. */
  private static final List<Map.Entry<String, String>> ACCESS_MODES =
      List.of(
          Map.entry("ReadWriteOnce", "RWO"),
          Map.entry("ReadOnlyMany", "ROX"),
          Map.entry("ReadWriteMany", "RWX"),
          Map.entry("ReadWriteOncePod", "RWOP"));

  private VolumeTables() {}

  static KindTable<PersistentVolume> volumes() {
    return CellTable.<PersistentVolume>named()
        .text("Capacity", v -> storage(v.getSpec().getCapacity()))
        .text("Access Modes", v -> modes(v.getSpec().getAccessModes()))
        .text("Reclaim Policy", v -> v.getSpec().getPersistentVolumeReclaimPolicy())
        .text("Status", v -> phase(v, status(v).getPhase()))
        .text("Claim", v -> claim(v.getSpec().getClaimRef()))
        .text("StorageClass", v -> storageClass(v, v.getSpec().getStorageClassName()))
        .text(
            "VolumeAttributesClass",
            v -> requireNonNullElse(v.getSpec().getVolumeAttributesClassName(), UNSET))
        .text("Reason", v -> status(v).getReason())
        .age()
        .wide("VolumeMode", v -> requireNonNullElse(v.getSpec().getVolumeMode(), UNSET))
        .build();
  }

  private static PersistentVolumeStatus status(PersistentVolume volume) {
    return Objects.requireNonNullElseGet(volume.getStatus(), PersistentVolumeStatus::new);
  }

  private static String claim(@Nullable ObjectReference claim) {
    return claim == null
        ? ""
        : requireNonNullElse(claim.getNamespace(), "")
            + "/"
            + requireNonNullElse(claim.getName(), "");
  }

  /** What a claim has got, once it has a volume. */
  static KindTable<PersistentVolumeClaim> claims() {
    return CellTable.<PersistentVolumeClaim>named()
        .text("Status", c -> phase(c, status(c).getPhase()))
        .text("Volume", c -> c.getSpec().getVolumeName())
        .text("Capacity", c -> isBound(c) ? storage(status(c).getCapacity()) : "")
        .text("Access Modes", c -> isBound(c) ? modes(status(c).getAccessModes()) : "")
        .text("StorageClass", c -> storageClass(c, c.getSpec().getStorageClassName()))
        .text(
            "VolumeAttributesClass",
            c -> requireNonNullElse(c.getSpec().getVolumeAttributesClassName(), UNSET))
        .age()
        .wide("VolumeMode", c -> requireNonNullElse(c.getSpec().getVolumeMode(), UNSET))
        .build();
  }

  private static PersistentVolumeClaimStatus status(PersistentVolumeClaim claim) {
    return Objects.requireNonNullElseGet(claim.getStatus(), PersistentVolumeClaimStatus::new);
  }

  private static boolean isBound(PersistentVolumeClaim claim) {
    String volume = claim.getSpec().getVolumeName();
    return volume != null && !volume.isEmpty();
  }

  private static @Nullable String phase(HasMetadata object, @Nullable String phase) {
    return object.getMetadata().getDeletionTimestamp() == null ? phase : "Terminating";
  }

  private static String storage(@Nullable Map<String, Quantity> capacity) {
    Quantity storage = capacity == null ? null : capacity.get("storage");
    return storage == null ? "0" : storage.toString();
  }

  private static String storageClass(HasMetadata object, @Nullable String own) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    String noted = annotations == null ? null : annotations.get(CLASS_ANNOTATION);
    return noted == null ? requireNonNullElse(own, "") : noted;
  }

  private static String modes(@Nullable List<String> modes) {
    List<String> all = requireNonNullElse(modes, List.of());
    return ACCESS_MODES.stream()
        .filter(mode -> all.contains(mode.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(","));
  }
}
