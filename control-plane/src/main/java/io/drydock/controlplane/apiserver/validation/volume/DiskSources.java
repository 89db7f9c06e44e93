package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.AWSElasticBlockStoreVolumeSource;
import io.fabric8.kubernetes.api.model.AzureDiskVolumeSource;
import io.fabric8.kubernetes.api.model.CinderPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.CinderVolumeSource;
import io.fabric8.kubernetes.api.model.FCVolumeSource;
import io.fabric8.kubernetes.api.model.FlexPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.FlexVolumeSource;
import io.fabric8.kubernetes.api.model.GCEPersistentDiskVolumeSource;
import io.fabric8.kubernetes.api.model.PhotonPersistentDiskVolumeSource;
import io.fabric8.kubernetes.api.model.PortworxVolumeSource;
import io.fabric8.kubernetes.api.model.ScaleIOPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.ScaleIOVolumeSource;
import io.fabric8.kubernetes.api.model.VsphereVirtualDiskVolumeSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Types of volumes that are disks of some provider. */
final class DiskSources {
  private static final int MAX_LUN = 255;
  private static final int MAX_PARTITION = 255;
  private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
  private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");

  private DiskSources() {}

  static void gce(GCEPersistentDiskVolumeSource source, Field field) {
    var _ = field.child("pdName").present(source.getPdName());
    partition(source.getPartition(), field.child("partition"));
  }

  static void aws(AWSElasticBlockStoreVolumeSource source, Field field) {
    var _ = field.child("volumeID").present(source.getVolumeID());
    partition(source.getPartition(), field.child("partition"));
  }

  private static void partition(@Nullable Integer partition, Field field) {
    if (partition != null && (partition < 0 || partition > MAX_PARTITION)) {
      field.invalid(partition, "must be between 1 and 255, inclusive");
    }
  }

  static void cinder(CinderVolumeSource source, Field field) {
    var _ = field.child("volumeID").present(source.getVolumeID());
    if (source.getSecretRef() != null) {
      var _ = field.child("secretRef").child("name").present(source.getSecretRef().getName());
    }
  }

  static void cinder(CinderPersistentVolumeSource source, Field field) {
    var _ = field.child("volumeID").present(source.getVolumeID());
    if (source.getSecretRef() != null) {
      Field secret = field.child("secretRef");
      var _ = secret.child("name").present(source.getSecretRef().getName());
      var _ = secret.child("namespace").present(source.getSecretRef().getNamespace());
    }
  }

  static void fibreChannel(FCVolumeSource source, Field field) {
    boolean targets = !Field.isEmpty(source.getTargetWWNs());
    boolean ids = !Field.isEmpty(source.getWwids());
    Field at = field.child("targetWWNs");
    if (!targets && !ids) {
      at.required("must specify either targetWWNs or wwids, but not both");
    }
    if (targets && ids) {
      at.invalid(
          source.getTargetWWNs(), "targetWWNs and wwids can not be specified simultaneously");
    }
    if (targets && source.getLun() == null) {
      field.child("lun").required("lun is required if targetWWNs is specified");
    } else if (targets) {
      field.child("lun").between(source.getLun(), 0, MAX_LUN);
    }
  }

  static void flex(FlexVolumeSource source, Field field) {
    var _ = field.child("driver").present(source.getDriver());
    options(source.getOptions(), field.child("options"));
  }

  static void flex(FlexPersistentVolumeSource source, Field field) {
    var _ = field.child("driver").present(source.getDriver());
    options(source.getOptions(), field.child("options"));
  }

  private static void options(@Nullable Map<String, String> options, Field field) {
    if (options == null) {
      return;
    }
    for (String key : options.keySet()) {
      String domain = "." + key.split("/", 2)[0].toLowerCase(Locale.ROOT);
      if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
        field.key(key).invalid(key, "kubernetes.io and k8s.io namespaces are reserved");
      }
    }
  }

  static void vsphere(VsphereVirtualDiskVolumeSource source, Field field) {
    var _ = field.child("volumePath").present(source.getVolumePath());
  }

  static void photon(PhotonPersistentDiskVolumeSource source, Field field) {
    var _ = field.child("pdID").present(source.getPdID());
  }

  static void portworx(PortworxVolumeSource source, Field field) {
    var _ = field.child("volumeID").present(source.getVolumeID());
  }

  static void scaleIo(ScaleIOVolumeSource source, Field field) {
    scaleIo(source.getGateway(), source.getSystem(), source.getVolumeName(), field);
  }

  static void scaleIo(ScaleIOPersistentVolumeSource source, Field field) {
    scaleIo(source.getGateway(), source.getSystem(), source.getVolumeName(), field);
  }

  private static void scaleIo(
      @Nullable String gateway, @Nullable String system, @Nullable String volume, Field field) {
    var _ = field.child("gateway").present(gateway);
    var _ = field.child("system").present(system);
    var _ = field.child("volumeName").present(volume);
  }

  static void azure(AzureDiskVolumeSource source, Field field) {
    var _ = field.child("diskName").present(source.getDiskName());
    var _ = field.child("diskURI").present(source.getDiskURI());
    field.child("cachingMode").optionalOneOf(source.getCachingMode(), CACHING_MODES);
    field.child("kind").optionalOneOf(source.getKind(), DISK_KINDS);
    if (source.getKind() != null) {
      azureUri(source, field.child("diskURI"));
    }
  }

  private static void azureUri(AzureDiskVolumeSource source, Field field) {
    String uri = Objects.requireNonNullElse(source.getDiskURI(), "");
    boolean managed = source.getKind().equals("Managed");
    if (managed && !uri.startsWith("/subscriptions/")) {
      field.notSupported(
          uri,
          List.of(
              "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"));
    } else if (!managed && !uri.startsWith("https://")) {
      field.notSupported(
          uri,
          List.of("https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"));
    }
  }
}
