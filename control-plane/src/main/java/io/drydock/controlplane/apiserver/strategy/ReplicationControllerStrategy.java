package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.WorkloadRules;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.ReplicationControllerStatusBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ReplicationControllers: selector and labels are the template's where they are not said. */
final class ReplicationControllerStrategy implements Strategy<ReplicationController> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<ReplicationController> kind() {
    return Kinds.REPLICATION_CONTROLLER;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(ReplicationController controller) {
    ReplicationControllerSpec spec = controller.getSpec();
    if (spec == null) {
      return;
    }
    spec.setReplicas(Absent.or(spec.getReplicas(), 1));
    if (spec.getTemplate() == null) {
      return;
    }
    TemplateDefaults.apply(spec.getTemplate());
    Map<String, String> labels = spec.getTemplate().getMetadata().getLabels();
    if (labels != null && isEmpty(spec.getSelector())) {
      spec.setSelector(labels);
    }
    if (labels != null && isEmpty(controller.getMetadata().getLabels())) {
      controller.getMetadata().setLabels(labels);
    }
  }

  private static boolean isEmpty(@Nullable Map<String, String> map) {
    return map == null || map.isEmpty();
  }

  @Override
  public void prepareCreate(ReplicationController controller) {
    controller.setStatus(new ReplicationControllerStatusBuilder().withReplicas(0).build());
  }

  @Override
  public void validate(ReplicationController controller, Violations violations) {
    ReplicationControllerSpec spec = controller.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    WorkloadRules.notNegative(spec.getReplicas(), SPEC.child("replicas"), violations);
    WorkloadRules.notNegative(spec.getMinReadySeconds(), SPEC.child("minReadySeconds"), violations);
    if (isEmpty(spec.getSelector())) {
      violations.required(SPEC.child("selector"));
      return;
    }
    WorkloadRules.selectorAndTemplate(
        "replicationcontroller",
        new LabelSelectorBuilder().withMatchLabels(spec.getSelector()).build(),
        spec.getTemplate(),
        violations);
  }
}
