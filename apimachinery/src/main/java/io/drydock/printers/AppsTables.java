package io.drydock.printers;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Workloads of the group apps that have no file of their own. */
final class AppsTables {
  private AppsTables() {}

  static KindTable<StatefulSet> statefulSets() {
    return CellTable.<StatefulSet>named()
        .text("Ready", AppsTables::ready)
        .age()
        .wide("Containers", s -> WorkloadCells.containers(s.getSpec().getTemplate()))
        .wide("Images", s -> WorkloadCells.images(s.getSpec().getTemplate()))
        .build();
  }

  private static String ready(StatefulSet set) {
    int ready =
        set.getStatus() == null ? 0 : WorkloadCells.number(set.getStatus().getReadyReplicas());
    return ready + "/" + WorkloadCells.number(set.getSpec().getReplicas());
  }

  static KindTable<DaemonSet> daemonSets() {
    return CellTable.<DaemonSet>named()
        .number("Desired", s -> status(s).getDesiredNumberScheduled())
        .number("Current", s -> status(s).getCurrentNumberScheduled())
        .number("Ready", s -> status(s).getNumberReady())
        .number("Up-to-date", s -> status(s).getUpdatedNumberScheduled())
        .number("Available", s -> status(s).getNumberAvailable())
        .text("Node Selector", AppsTables::nodeSelector)
        .age()
        .wide("Containers", s -> WorkloadCells.containers(s.getSpec().getTemplate()))
        .wide("Images", s -> WorkloadCells.images(s.getSpec().getTemplate()))
        .wide("Selector", s -> WorkloadCells.selector(s.getSpec().getSelector()))
        .build();
  }

  private static DaemonSetStatus status(DaemonSet set) {
    return Objects.requireNonNullElseGet(set.getStatus(), DaemonSetStatus::new);
  }

  private static String nodeSelector(DaemonSet set) {
    var template = set.getSpec().getTemplate();
    return WorkloadCells.labels(
        template == null || template.getSpec() == null
            ? null
            : template.getSpec().getNodeSelector());
  }

  static KindTable<ControllerRevision> controllerRevisions() {
    return CellTable.<ControllerRevision>named()
        .text("Controller", AppsTables::controller)
        .text("Revision", ControllerRevision::getRevision)
        .age()
        .build();
  }

  /** "daemonset.apps/name". */
  private static String controller(ControllerRevision revision) {
    List<OwnerReference> owners = revision.getMetadata().getOwnerReferences();
    return owners.stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst()
        .map(owner -> kind(owner).toLowerCase(Locale.ROOT) + "/" + owner.getName())
        .orElse("<none>");
  }

  private static String kind(OwnerReference owner) {
    int slash = owner.getApiVersion().indexOf('/');
    return slash < 0
        ? owner.getKind()
        : owner.getKind() + "." + owner.getApiVersion().substring(0, slash);
  }
}
