package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static io.drydock.printers.Column.wide;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.List;

/** Deployments. */
final class DeploymentTable implements KindTable<Deployment> {

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME,
        text("Ready"),
        text("Up-to-date"),
        text("Available"),
        Column.AGE,
        wide("Containers"),
        wide("Images"),
        wide("Selector"));
  }

  @Override
  public List<Object> cells(Deployment deployment, Instant now) {
    var spec = deployment.getSpec();
    DeploymentStatus status = requireNonNullElse(deployment.getStatus(), new DeploymentStatus());
    return List.of(
        deployment.getMetadata().getName(),
        WorkloadCells.number(status.getReadyReplicas())
            + "/"
            + WorkloadCells.number(spec.getReplicas()),
        WorkloadCells.number(status.getUpdatedReplicas()),
        WorkloadCells.number(status.getAvailableReplicas()),
        Ages.since(deployment.getMetadata().getCreationTimestamp(), now),
        WorkloadCells.containers(spec.getTemplate()),
        WorkloadCells.images(spec.getTemplate()),
        WorkloadCells.selector(spec.getSelector()));
  }
}
