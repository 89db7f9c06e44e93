package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.volume.PathRules;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeDevice;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules of a container's mounts and block devices, each of which names a volume of the pod. */
record MountRules(Map<String, Volume> volumes, Container container) {
  private static final List<String> PROPAGATIONS =
      List.of("Bidirectional", "HostToContainer", "None");
  private static final List<String> RECURSIVE = List.of("Disabled", "Enabled", "IfPossible");

  void validate(Field field) {
    Set<String> paths = new HashSet<>();
    Field mounts = field.child("volumeMounts");
    mounts.each(container.getVolumeMounts(), (mount, each) -> mount(mount, paths, mounts, each));
    devices(field.child("volumeDevices"));
  }

  private void mount(VolumeMount mount, Set<String> paths, Field all, Field field) {
    Field name = field.child("name");
    var _ = name.present(mount.getName());
    if (!volumes.containsKey(Objects.requireNonNullElse(mount.getName(), ""))) {
      name.notFound(Objects.requireNonNullElse(mount.getName(), ""));
    }
    Field path = field.child("mountPath");
    var _ = path.present(mount.getMountPath());
    if (!paths.add(Objects.requireNonNullElse(mount.getMountPath(), ""))) {
      path.invalid(mount.getMountPath(), "must be unique");
    }
    clashes(mount, name, path);
    subPaths(mount, all, field);
    propagation(mount, all.child("mountPropagation"));
    recursive(mount, all.child("recursiveReadOnly"));
  }

  private void clashes(VolumeMount mount, Field name, Field path) {
    List<VolumeDevice> devices = container.getVolumeDevices();
    if (devices.stream().anyMatch(d -> Objects.equals(d.getName(), mount.getName()))) {
      name.invalid(mount.getName(), "must not already exist in volumeDevices");
    }
    if (devices.stream().anyMatch(d -> Objects.equals(d.getDevicePath(), mount.getMountPath()))) {
      path.invalid(mount.getMountPath(), "must not already exist as a path in volumeDevices");
    }
  }

  private void subPaths(VolumeMount mount, Field all, Field field) {
    boolean plain = !Field.isEmpty(mount.getSubPath());
    boolean expanded = !Field.isEmpty(mount.getSubPathExpr());
    Volume volume = volumes.get(mount.getName());
    if (volume != null && volume.getImage() != null) {
      noSubPath(mount.getSubPath(), field.child("subPath"));
      noSubPath(mount.getSubPathExpr(), field.child("subPathExpr"));
    }
    if (plain) {
      PathRules.descending(mount.getSubPath(), all.child("subPath"));
    }
    if (expanded && plain) {
      field
          .child("subPathExpr")
          .invalid(mount.getSubPathExpr(), "subPathExpr and subPath are mutually exclusive");
    }
    if (expanded) {
      PathRules.descending(mount.getSubPathExpr(), all.child("subPathExpr"));
    }
  }

  private static void noSubPath(String path, Field field) {
    if (!Field.isEmpty(path)) {
      field.invalid(path, "not allowed in image volume sources");
    }
  }

  private void propagation(VolumeMount mount, Field field) {
    String propagation = mount.getMountPropagation();
    if (propagation == null) {
      return;
    }
    field.oneOf(propagation, PROPAGATIONS);
    boolean privileged =
        container.getSecurityContext() != null
            && Boolean.TRUE.equals(container.getSecurityContext().getPrivileged());
    if (propagation.equals("Bidirectional") && !privileged) {
      field.forbidden("Bidirectional mount propagation is available only to privileged containers");
    }
  }

  private static void recursive(VolumeMount mount, Field field) {
    String mode = mount.getRecursiveReadOnly();
    if (mode == null || mode.equals("Disabled")) {
      return;
    }
    if (!RECURSIVE.contains(mode)) {
      field.notSupported(mode, RECURSIVE);
      return;
    }
    if (!Boolean.TRUE.equals(mount.getReadOnly())) {
      field.forbidden("may only be specified when readOnly is true");
    }
    if (mount.getMountPropagation() != null && !mount.getMountPropagation().equals("None")) {
      field.forbidden("may only be specified when mountPropagation is None or not specified");
    }
  }

  private void devices(Field field) {
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    field.each(
        container.getVolumeDevices(),
        (device, each) -> {
          deviceName(device, names, each.child("name"));
          devicePath(device, paths, each.child("devicePath"));
        });
  }

  private void deviceName(VolumeDevice device, Set<String> names, Field field) {
    String name = Objects.requireNonNullElse(device.getName(), "");
    var _ = field.present(name);
    if (!name.isEmpty() && !names.add(name)) {
      field.invalid(name, "must be unique");
    }
    Volume volume = volumes.get(name);
    if (volume == null) {
      field.notFound(name);
    } else if (volume.getPersistentVolumeClaim() == null && volume.getEphemeral() == null) {
      field.invalid(
          name,
          "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }
    if (container.getVolumeMounts().stream().anyMatch(m -> name.equals(m.getName()))) {
      field.invalid(name, "must not already exist in volumeMounts");
    }
  }

  private void devicePath(VolumeDevice device, Set<String> paths, Field field) {
    String path = Objects.requireNonNullElse(device.getDevicePath(), "");
    var _ = field.present(path);
    if (paths.contains(path)) {
      field.invalid(path, "must be unique");
    }
    if (PathRules.hasBacksteps(path)) {
      field.invalid(path, "can not contain backsteps ('..')");
    } else {
      paths.add(path);
    }
    if (container.getVolumeMounts().stream().anyMatch(m -> path.equals(m.getMountPath()))) {
      field.invalid(path, "must not already exist as a path in volumeMounts");
    }
  }
}
