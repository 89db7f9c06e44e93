package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.AzureFilePersistentVolumeSource;
import io.fabric8.kubernetes.api.model.AzureFileVolumeSource;
import io.fabric8.kubernetes.api.model.CephFSPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.CephFSVolumeSource;
import io.fabric8.kubernetes.api.model.FlockerVolumeSource;
import io.fabric8.kubernetes.api.model.GlusterfsPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.GlusterfsVolumeSource;
import io.fabric8.kubernetes.api.model.QuobyteVolumeSource;
import io.fabric8.kubernetes.api.model.RBDPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.RBDVolumeSource;
import io.fabric8.kubernetes.api.model.StorageOSPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.StorageOSVolumeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of volumes that are shared file systems or storage clusters. */
final class FileSources {
  private static final String HOST_PORT =
      "must be a host:port pair or multiple pairs separated by commas";
  private static final int MAX_TENANT = 64;

  private FileSources() {}

  static void glusterfs(GlusterfsVolumeSource source, Field field) {
    var _ = field.child("endpoints").present(source.getEndpoints());
    var _ = field.child("path").present(source.getPath());
  }

  static void glusterfs(GlusterfsPersistentVolumeSource source, Field field) {
    var _ = field.child("endpoints").present(source.getEndpoints());
    var _ = field.child("path").present(source.getPath());
    String namespace = source.getEndpointsNamespace();
    Field at = field.child("endpointsNamespace");
    if ("".equals(namespace)) {
      at.invalid("", "if the endpointnamespace is set, it must be a valid namespace name");
    } else {
      at.optional(namespace, NameRule.LABEL);
    }
  }

  static void flocker(FlockerVolumeSource source, Field field) {
    boolean named = !Field.isEmpty(source.getDatasetName());
    boolean identified = !Field.isEmpty(source.getDatasetUUID());
    if (!named && !identified) {
      field.required("one of datasetName and datasetUUID is required");
    }
    if (named && identified) {
      field.invalid("resource", "datasetName and datasetUUID can not be specified simultaneously");
    }
    if (named && source.getDatasetName().contains("/")) {
      field.child("datasetName").invalid(source.getDatasetName(), "must not contain '/'");
    }
  }

  static void rbd(RBDVolumeSource source, Field field) {
    monitors(source.getMonitors(), field);
    var _ = field.child("image").present(source.getImage());
  }

  static void rbd(RBDPersistentVolumeSource source, Field field) {
    monitors(source.getMonitors(), field);
    var _ = field.child("image").present(source.getImage());
  }

  static void cephfs(CephFSVolumeSource source, Field field) {
    monitors(source.getMonitors(), field);
  }

  static void cephfs(CephFSPersistentVolumeSource source, Field field) {
    monitors(source.getMonitors(), field);
  }

  private static void monitors(@Nullable List<String> monitors, Field field) {
    if (Field.isEmpty(monitors)) {
      field.child("monitors").required();
    }
  }

  static void quobyte(QuobyteVolumeSource source, Field field) {
    String registry = source.getRegistry();
    if (Field.isEmpty(registry)) {
      field.child("registry").required(HOST_PORT);
    } else if (source.getTenant() != null && source.getTenant().length() > MAX_TENANT) {
      field.child("tenant").required("must be a UUID and may not exceed a length of 64 characters");
    } else {
      List.of(registry.split(",", -1)).stream()
          .filter(pair -> !pair.matches("[^:]*:[^:]*|\\[[^\\]]*\\]:[^:]*"))
          .forEach(pair -> field.child("registry").invalid(registry, HOST_PORT));
    }
    var _ = field.child("volume").present(source.getVolume());
  }

  static void azureFile(AzureFileVolumeSource source, Field field) {
    var _ = field.child("secretName").present(source.getSecretName());
    var _ = field.child("shareName").present(source.getShareName());
  }

  static void azureFile(AzureFilePersistentVolumeSource source, Field field) {
    var _ = field.child("secretName").present(source.getSecretName());
    var _ = field.child("shareName").present(source.getShareName());
    if ("".equals(source.getSecretNamespace())) {
      field.child("secretNamespace").required();
    }
  }

  static void storageOs(StorageOSVolumeSource source, Field field) {
    storageOs(source.getVolumeName(), source.getVolumeNamespace(), field);
    if (source.getSecretRef() != null) {
      var _ = field.child("secretRef").child("name").present(source.getSecretRef().getName());
    }
  }

  static void storageOs(StorageOSPersistentVolumeSource source, Field field) {
    storageOs(source.getVolumeName(), source.getVolumeNamespace(), field);
    if (source.getSecretRef() != null) {
      Field secret = field.child("secretRef");
      var _ = secret.child("name").present(source.getSecretRef().getName());
      var _ = secret.child("namespace").present(source.getSecretRef().getNamespace());
    }
  }

  private static void storageOs(@Nullable String name, @Nullable String namespace, Field field) {
    field.child("volumeName").needed(name, NameRule.LABEL);
    field.child("volumeNamespace").optional(namespace, NameRule.LABEL);
  }
}
