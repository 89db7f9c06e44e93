package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.api.Owners;
import io.drydock.api.Pods;
import io.drydock.printers.WorkloadCells;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import java.util.List;

/** ReplicaSets, in the order and the words of kubectl. */
final class ReplicaSetDescriber implements Describer<ReplicaSet> {

  @Override
  public void describe(ReplicaSet set, Description text, Surroundings surroundings) {
    var metadata = set.getMetadata();
    var status = requireNonNullElse(set.getStatus(), new ReplicaSetStatus());
    text.field(0, "Name", metadata.getName()).field(0, "Namespace", metadata.getNamespace());
    text.field(0, "Selector", WorkloadCells.selector(set.getSpec().getSelector()));
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    Owners.controllerOf(set)
        .ifPresent(o -> text.field(0, "Controlled By", o.getKind() + "/" + o.getName()));
    text.field(
        0,
        "Replicas",
        "%d current / %d desired"
            .formatted(
                WorkloadCells.number(status.getReplicas()),
                WorkloadCells.number(set.getSpec().getReplicas())));
    text.field(0, "Pods Status", pods(set, surroundings));
    TemplateLines.write(text, set.getSpec().getTemplate());
    List<ReplicaSetCondition> conditions = requireNonNullElse(status.getConditions(), List.of());
    if (!conditions.isEmpty()) {
      text.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
      conditions.forEach(
          c -> text.line(1, "%s \t%s\t%s".formatted(c.getType(), c.getStatus(), c.getReason())));
    }
  }

  private static String pods(ReplicaSet set, Surroundings surroundings) {
    String uid = set.getMetadata().getUid();
    List<Pod> own =
        surroundings.list(Kinds.POD, set.getMetadata().getNamespace(), "", "").stream()
            .filter(p -> Owners.controllerOf(p).filter(o -> o.getUid().equals(uid)).isPresent())
            .toList();
    return "%d Running / %d Waiting / %d Succeeded / %d Failed"
        .formatted(
            count(own, "Running"),
            count(own, "Pending"),
            count(own, "Succeeded"),
            count(own, "Failed"));
  }

  private static long count(List<Pod> pods, String phase) {
    return pods.stream().filter(pod -> Pods.phase(pod).equals(phase)).count();
  }
}
