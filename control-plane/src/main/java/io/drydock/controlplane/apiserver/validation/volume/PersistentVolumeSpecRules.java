package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.NodeSelectorRules;
import io.drydock.controlplane.apiserver.validation.QuantityRules;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a persistent volume's spec. */
public final class PersistentVolumeSpecRules {
  private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Recycle", "Retain");

  private static final List<VolumeSource<PersistentVolumeSpec, ?>> SOURCES =
      List.of(
          VolumeSource.of("hostPath", PersistentVolumeSpec::getHostPath, CommonSources::hostPath),
          new VolumeSource<>(
              "gcePersistentDisk",
              "persistentDisk",
              PersistentVolumeSpec::getGcePersistentDisk,
              DiskSources::gce),
          VolumeSource.of(
              "awsElasticBlockStore",
              PersistentVolumeSpec::getAwsElasticBlockStore,
              DiskSources::aws),
          VolumeSource.of("glusterfs", PersistentVolumeSpec::getGlusterfs, FileSources::glusterfs),
          VolumeSource.of("flocker", PersistentVolumeSpec::getFlocker, FileSources::flocker),
          VolumeSource.of("nfs", PersistentVolumeSpec::getNfs, CommonSources::nfs),
          VolumeSource.of("rbd", PersistentVolumeSpec::getRbd, FileSources::rbd),
          VolumeSource.of("quobyte", PersistentVolumeSpec::getQuobyte, FileSources::quobyte),
          new VolumeSource<>(
              "cephFS", "cephfs", PersistentVolumeSpec::getCephfs, FileSources::cephfs),
          VolumeSource.of("iscsi", PersistentVolumeSpec::getIscsi, IscsiRules::persistent),
          VolumeSource.of("cinder", PersistentVolumeSpec::getCinder, DiskSources::cinder),
          VolumeSource.of("fc", PersistentVolumeSpec::getFc, DiskSources::fibreChannel),
          VolumeSource.of("flexVolume", PersistentVolumeSpec::getFlexVolume, DiskSources::flex),
          VolumeSource.of("azureFile", PersistentVolumeSpec::getAzureFile, FileSources::azureFile),
          VolumeSource.of(
              "vsphereVolume", PersistentVolumeSpec::getVsphereVolume, DiskSources::vsphere),
          VolumeSource.of(
              "photonPersistentDisk",
              PersistentVolumeSpec::getPhotonPersistentDisk,
              DiskSources::photon),
          VolumeSource.of(
              "portworxVolume", PersistentVolumeSpec::getPortworxVolume, DiskSources::portworx),
          VolumeSource.of("azureDisk", PersistentVolumeSpec::getAzureDisk, DiskSources::azure),
          VolumeSource.of("scaleIO", PersistentVolumeSpec::getScaleIO, DiskSources::scaleIo),
          VolumeSource.of("local", PersistentVolumeSpec::getLocal, CommonSources::local),
          VolumeSource.of("storageos", PersistentVolumeSpec::getStorageos, FileSources::storageOs),
          VolumeSource.of("csi", PersistentVolumeSpec::getCsi, CsiRules::persistent));

  private PersistentVolumeSpecRules() {}

  public static void validate(@Nullable PersistentVolumeSpec given, Field field) {
    PersistentVolumeSpec spec = Objects.requireNonNullElseGet(given, PersistentVolumeSpec::new);
    accessModes(spec.getAccessModes(), field.child("accessModes"));
    capacity(spec.getCapacity(), field.child("capacity"));
    Field policy = field.child("persistentVolumeReclaimPolicy");
    policy.optionalOneOf(spec.getPersistentVolumeReclaimPolicy(), RECLAIM_POLICIES);
    boolean placed = nodeAffinity(spec, field.child("nodeAffinity"));
    VolumeSource.exactlyOne(spec, SOURCES, field);
    if (spec.getLocal() != null && !placed) {
      field.child("nodeAffinity").required("Local volume requires node affinity");
    }
    if (recyclesRoot(spec)) {
      policy.forbidden("may not be 'recycle' for a hostPath mount of '/'");
    }
    field.child("storageClassName").optional(spec.getStorageClassName(), NameRule.SUBDOMAIN);
    field.child("volumeMode").optionalOneOf(spec.getVolumeMode(), ClaimSpecRules.VOLUME_MODES);
  }

  /** A spec that stands in an attachment, which takes little of what a volume has. */
  public static void inline(PersistentVolumeSpec spec, Field field) {
    String context = " in the context of inline volumes";
    if (spec.getClaimRef() != null) {
      field.child("claimRef").forbidden("may not be specified" + context);
    }
    if (spec.getCapacity() != null && !spec.getCapacity().isEmpty()) {
      field.child("capacity").forbidden("may not be specified" + context);
    }
    if (spec.getCsi() == null) {
      field.child("csi").required("has to be specified" + context);
    }
    accessModes(spec.getAccessModes(), field.child("accessModes"));
    VolumeSource.exactlyOne(spec, SOURCES, field);
  }

  private static void accessModes(List<String> modes, Field field) {
    if (modes.isEmpty()) {
      field.required();
    }
    ClaimSpecRules.accessModes(modes, field);
  }

  private static void capacity(@Nullable Map<String, Quantity> given, Field field) {
    Map<String, Quantity> capacity = given == null ? Map.of() : given;
    if (capacity.isEmpty()) {
      field.required();
    }
    if (!capacity.keySet().equals(Set.of("storage"))) {
      field.notSupported(GoText.resources(capacity), List.of("storage"));
    }
    capacity.forEach((name, amount) -> {
      QuantityRules.notNegative(amount, field.key(name));
      QuantityRules.positive(amount, field.key(name));
    });
  }

  private static boolean nodeAffinity(PersistentVolumeSpec spec, Field field) {
    if (spec.getNodeAffinity() == null) {
      return false;
    }
    if (spec.getNodeAffinity().getRequired() == null) {
      field.child("required").required("must specify required node constraints");
      return false;
    }
    NodeSelectorRules.required(spec.getNodeAffinity().getRequired(), field.child("required"));
    return true;
  }

  private static boolean recyclesRoot(PersistentVolumeSpec spec) {
    return spec.getHostPath() != null
        && spec.getHostPath().getPath() != null
        && "Recycle".equals(spec.getPersistentVolumeReclaimPolicy())
        && Path.of(spec.getHostPath().getPath()).normalize().equals(Path.of("/"));
  }
}
