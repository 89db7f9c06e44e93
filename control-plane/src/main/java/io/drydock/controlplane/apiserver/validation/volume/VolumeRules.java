package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.ISCSIVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The volumes of a pod: names, exactly one type each, and what that type demands. */
public final class VolumeRules {
  private static final int MAX_ISCSI = 64;

  private static final List<VolumeSource<Volume, ?>> SOURCES =
      List.of(
          VolumeSource.of("emptyDir", Volume::getEmptyDir, CommonSources::emptyDir),
          VolumeSource.of("hostPath", Volume::getHostPath, CommonSources::hostPath),
          VolumeSource.of("gitRepo", Volume::getGitRepo, CommonSources::gitRepo),
          new VolumeSource<>(
              "gcePersistentDisk",
              "persistentDisk",
              Volume::getGcePersistentDisk,
              DiskSources::gce),
          VolumeSource.of(
              "awsElasticBlockStore", Volume::getAwsElasticBlockStore, DiskSources::aws),
          VolumeSource.of("secret", Volume::getSecret, CommonSources::secret),
          VolumeSource.of("nfs", Volume::getNfs, CommonSources::nfs),
          VolumeSource.of("iscsi", Volume::getIscsi, IscsiRules::inline),
          VolumeSource.of("glusterfs", Volume::getGlusterfs, FileSources::glusterfs),
          VolumeSource.of("flocker", Volume::getFlocker, FileSources::flocker),
          VolumeSource.of(
              "persistentVolumeClaim", Volume::getPersistentVolumeClaim, CommonSources::claim),
          VolumeSource.of("rbd", Volume::getRbd, FileSources::rbd),
          VolumeSource.of("cinder", Volume::getCinder, DiskSources::cinder),
          new VolumeSource<>("cephFS", "cephfs", Volume::getCephfs, FileSources::cephfs),
          VolumeSource.of("quobyte", Volume::getQuobyte, FileSources::quobyte),
          new VolumeSource<>(
              "downwarAPI", "downwardAPI", Volume::getDownwardAPI, DownwardRules::volume),
          VolumeSource.of("fc", Volume::getFc, DiskSources::fibreChannel),
          VolumeSource.of("flexVolume", Volume::getFlexVolume, DiskSources::flex),
          VolumeSource.of("configMap", Volume::getConfigMap, CommonSources::configMap),
          VolumeSource.of("azureFile", Volume::getAzureFile, FileSources::azureFile),
          VolumeSource.of("vsphereVolume", Volume::getVsphereVolume, DiskSources::vsphere),
          VolumeSource.of(
              "photonPersistentDisk", Volume::getPhotonPersistentDisk, DiskSources::photon),
          VolumeSource.of("portworxVolume", Volume::getPortworxVolume, DiskSources::portworx),
          VolumeSource.of("azureDisk", Volume::getAzureDisk, DiskSources::azure),
          VolumeSource.of("storageos", Volume::getStorageos, FileSources::storageOs),
          VolumeSource.of("projected", Volume::getProjected, ProjectedRules::validate),
          VolumeSource.of("scaleIO", Volume::getScaleIO, DiskSources::scaleIo),
          VolumeSource.of("csi", Volume::getCsi, CsiRules::inline),
          VolumeSource.of("ephemeral", Volume::getEphemeral, CommonSources::ephemeral),
          VolumeSource.of("image", Volume::getImage, CommonSources::image));

  private VolumeRules() {}

  /**
   * The good volumes by name.
   *
   * @param podName empty where the volumes are those of a template
   */
  public static Map<String, Volume> validate(
      @Nullable List<Volume> volumes, String podName, Field field) {
    Map<String, Volume> good = new LinkedHashMap<>();
    field.each(
        volumes,
        (volume, each) -> {
          int before = each.violations().count();
          VolumeSource.exactlyOne(volume, SOURCES, each);
          names(volume, podName, good, each);
          if (each.violations().count() == before) {
            good.put(volume.getName(), volume);
          }
        });
    ownClaims(volumes, podName, field);
    return good;
  }

  private static void names(Volume volume, String podName, Map<String, Volume> good, Field field) {
    Field name = field.child("name");
    iscsiName(volume, name);
    if (volume.getEphemeral() != null && !podName.isEmpty() && !Field.isEmpty(volume.getName())) {
      String claim = podName + "-" + volume.getName();
      NameRule.SUBDOMAIN
          .problems(claim)
          .forEach(problem ->
              name.invalid(volume.getName(), "PVC name \"%s\": %s".formatted(claim, problem)));
    }
    name.needed(volume.getName(), NameRule.LABEL);
    if (volume.getName() != null && good.containsKey(volume.getName())) {
      name.duplicate(volume.getName());
    }
  }

  private static void iscsiName(Volume volume, Field name) {
    ISCSIVolumeSource iscsi = volume.getIscsi();
    if (iscsi == null || iscsi.getInitiatorName() == null) {
      return;
    }
    if ((volume.getName() + ":" + iscsi.getTargetPortal()).length() > MAX_ISCSI) {
      name.invalid(volume.getName(), IscsiRules.TOO_LONG);
    }
  }

  /** A claim that a pod's ephemeral volume creates is no claim to refer to. */
  private static void ownClaims(@Nullable List<Volume> volumes, String podName, Field field) {
    if (podName.isEmpty() || volumes == null) {
      return;
    }
    List<String> created =
        volumes.stream()
            .filter(volume -> volume.getEphemeral() != null)
            .map(volume -> podName + "-" + volume.getName())
            .toList();
    field.each(
        volumes,
        (volume, each) -> {
          var claim = volume.getPersistentVolumeClaim();
          if (claim != null && created.contains(claim.getClaimName())) {
            each.child("persistentVolumeClaim")
                .child("claimName")
                .invalid(
                    claim.getClaimName(),
                    "must not reference a PVC that gets created for an ephemeral volume");
          }
        });
  }
}
