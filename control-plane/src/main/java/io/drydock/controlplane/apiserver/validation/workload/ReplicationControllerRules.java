package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.ReplicationControllerStatus;
import java.util.Map;
import java.util.Objects;

/** The rules of ReplicationControllers, whose selector is a plain map. */
public final class ReplicationControllerRules implements KindRules<ReplicationController> {

  @Override
  public void validate(ReplicationController controller, Violations violations) {
    ReplicationControllerSpec spec =
        Objects.requireNonNullElseGet(controller.getSpec(), ReplicationControllerSpec::new);
    Field field = violations.at("spec");
    field.child("minReadySeconds").notNegative(spec.getMinReadySeconds());
    boolean selects = spec.getSelector() != null && !spec.getSelector().isEmpty();
    if (!selects) {
      field.child("selector").required();
    }
    field.child("replicas").notNegative(spec.getReplicas());
    Field template = field.child("template");
    if (spec.getTemplate() == null) {
      template.required();
      return;
    }
    Map<String, String> labels = SelectorRules.labels(spec.getTemplate());
    if (selects
        && (labels == null || !labels.entrySet().containsAll(spec.getSelector().entrySet()))) {
      template
          .child("metadata")
          .child("labels")
          .invalid(SelectorRules.shown(labels), "`selector` does not match template `labels`");
    }
    TemplateRules.validate(spec.getTemplate(), template);
    SelectorRules.lasting("ReplicationController", spec.getTemplate(), template.child("spec"));
  }

  @Override
  public void validateStatus(
      ReplicationController next, ReplicationController old, Violations violations) {
    ReplicationControllerStatus status =
        Objects.requireNonNullElseGet(next.getStatus(), ReplicationControllerStatus::new);
    Field field = violations.at("status");
    CountRules counts = new CountRules(field, status.getReplicas());
    field.child("replicas").notNegative(status.getReplicas());
    field.child("observedGeneration").notNegative(status.getObservedGeneration());
    counts.part("fullyLabeledReplicas", status.getFullyLabeledReplicas());
    counts.part("readyReplicas", status.getReadyReplicas());
    counts.available(status.getAvailableReplicas(), status.getReadyReplicas(), "readyReplicas");
  }
}
