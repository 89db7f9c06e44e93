package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.TokenRequest;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The group storage.k8s.io. */
final class StorageTables {
  private static final List<String> DEFAULT_ANNOTATIONS =
      List.of(
          "storageclass.kubernetes.io/is-default-class",
          "storageclass.beta.kubernetes.io/is-default-class");

  private StorageTables() {}

  static KindTable<StorageClass> storageClasses() {
    return CellTable.<StorageClass>named(StorageTables::name)
        .text("Provisioner", StorageClass::getProvisioner)
        .text("ReclaimPolicy", c -> requireNonNullElse(c.getReclaimPolicy(), "Delete"))
        .text("VolumeBindingMode", c -> requireNonNullElse(c.getVolumeBindingMode(), "Immediate"))
        .text("AllowVolumeExpansion", c -> Boolean.TRUE.equals(c.getAllowVolumeExpansion()))
        .age()
        .build();
  }

  private static String name(StorageClass storageClass) {
    Map<String, String> annotations = storageClass.getMetadata().getAnnotations();
    boolean isDefault =
        annotations != null
            && DEFAULT_ANNOTATIONS.stream().anyMatch(a -> "true".equals(annotations.get(a)));
    return storageClass.getMetadata().getName() + (isDefault ? " (default)" : "");
  }

  static KindTable<VolumeAttachment> volumeAttachments() {
    return CellTable.<VolumeAttachment>named()
        .text("Attacher", a -> a.getSpec().getAttacher())
        .text(
            "PV",
            a ->
                a.getSpec().getSource() == null
                    ? ""
                    : a.getSpec().getSource().getPersistentVolumeName())
        .text("Node", a -> a.getSpec().getNodeName())
        .flag("Attached", a -> a.getStatus() != null && a.getStatus().getAttached())
        .age()
        .build();
  }

  static KindTable<CSIDriver> drivers() {
    return CellTable.<CSIDriver>named()
        .flag("AttachRequired", d -> !Boolean.FALSE.equals(d.getSpec().getAttachRequired()))
        .flag("PodInfoOnMount", d -> d.getSpec().getPodInfoOnMount())
        .flag("StorageCapacity", d -> d.getSpec().getStorageCapacity())
        .text("TokenRequests", d -> audiences(d.getSpec().getTokenRequests()))
        .flag("RequiresRepublish", d -> d.getSpec().getRequiresRepublish())
        .text("Modes", d -> modes(d.getSpec().getVolumeLifecycleModes()))
        .age()
        .build();
  }

  private static String audiences(List<TokenRequest> requests) {
    return requests.isEmpty()
        ? "<unset>"
        : requests.stream().map(TokenRequest::getAudience).collect(Collectors.joining(","));
  }

  private static String modes(List<String> modes) {
    return modes.isEmpty() ? "<none>" : String.join(",", modes);
  }

  static KindTable<CSINode> nodes() {
    return CellTable.<CSINode>named()
        .number("Drivers", n -> n.getSpec() == null ? 0 : n.getSpec().getDrivers().size())
        .age()
        .build();
  }

  static KindTable<CSIStorageCapacity> capacities() {
    return CellTable.<CSIStorageCapacity>named()
        .text("StorageClassName", CSIStorageCapacity::getStorageClassName)
        .text("Capacity", c -> c.getCapacity() == null ? "<unset>" : c.getCapacity().toString())
        .build();
  }
}
