package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.api.Owners;
import io.drydock.printers.WorkloadCells;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Deployments, in the order and the words of kubectl. */
final class DeploymentDescriber implements Describer<Deployment> {
  private static final String REVISION = "deployment.kubernetes.io/revision";

  @Override
  public void describe(Deployment deployment, Description text, Surroundings surroundings) {
    var metadata = deployment.getMetadata();
    var spec = deployment.getSpec();
    text.field(0, "Name", metadata.getName()).field(0, "Namespace", metadata.getNamespace());
    text.field(0, "CreationTimestamp", Description.time(metadata.getCreationTimestamp()));
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    text.field(0, "Selector", WorkloadCells.selector(spec.getSelector()));
    text.field(0, "Replicas", replicas(deployment));
    text.field(0, "StrategyType", spec.getStrategy().getType());
    text.field(0, "MinReadySeconds", requireNonNullElse(spec.getMinReadySeconds(), 0));
    var rolling = spec.getStrategy().getRollingUpdate();
    if (rolling != null) {
      text.field(
          0,
          "RollingUpdateStrategy",
          "%s max unavailable, %s max surge"
              .formatted(rolling.getMaxUnavailable().getValue(), rolling.getMaxSurge().getValue()));
    }
    TemplateLines.write(text, spec.getTemplate());
    conditions(deployment, text);
    replicaSets(deployment, text, surroundings);
  }

  private static String replicas(Deployment deployment) {
    var status = requireNonNullElse(deployment.getStatus(), new DeploymentStatus());
    return "%d desired | %d updated | %d total | %d available | %d unavailable"
        .formatted(
            WorkloadCells.number(deployment.getSpec().getReplicas()),
            WorkloadCells.number(status.getUpdatedReplicas()),
            WorkloadCells.number(status.getReplicas()),
            WorkloadCells.number(status.getAvailableReplicas()),
            WorkloadCells.number(status.getUnavailableReplicas()));
  }

  private static void conditions(Deployment deployment, Description text) {
    var status = requireNonNullElse(deployment.getStatus(), new DeploymentStatus());
    List<DeploymentCondition> conditions = requireNonNullElse(status.getConditions(), List.of());
    if (conditions.isEmpty()) {
      return;
    }
    text.line(0, "Conditions:").line(1, "Type\tStatus\tReason").line(1, "----\t------\t------");
    conditions.forEach(
        c -> text.line(1, "%s \t%s\t%s".formatted(c.getType(), c.getStatus(), c.getReason())));
  }

  private static void replicaSets(
      Deployment deployment, Description text, Surroundings surroundings) {
    String uid = deployment.getMetadata().getUid();
    List<ReplicaSet> own =
        surroundings
            .list(Kinds.REPLICA_SET, deployment.getMetadata().getNamespace(), "", "")
            .stream()
            .filter(set -> Owners.controllerOf(set).filter(o -> o.getUid().equals(uid)).isPresent())
            .sorted(Comparator.comparing(set -> set.getMetadata().getCreationTimestamp()))
            .toList();
    String current = revision(deployment.getMetadata().getAnnotations());
    text.field(0, "OldReplicaSets", names(own.stream().filter(s -> !is(s, current)).toList()));
    text.field(0, "NewReplicaSet", names(own.stream().filter(s -> is(s, current)).toList()));
  }

  private static boolean is(ReplicaSet set, String revision) {
    return revision(set.getMetadata().getAnnotations()).equals(revision);
  }

  private static String revision(Map<String, String> annotations) {
    return annotations == null ? "" : annotations.getOrDefault(REVISION, "");
  }

  private static String names(List<ReplicaSet> sets) {
    return Description.orNone(
        sets.stream().map(DeploymentDescriber::name).collect(Collectors.joining(", ")));
  }

  private static String name(ReplicaSet set) {
    return "%s (%d/%d replicas created)"
        .formatted(
            set.getMetadata().getName(),
            set.getStatus() == null ? 0 : WorkloadCells.number(set.getStatus().getReplicas()),
            WorkloadCells.number(set.getSpec().getReplicas()));
  }
}
