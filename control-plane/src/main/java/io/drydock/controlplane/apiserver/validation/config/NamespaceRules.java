package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;
import java.util.Objects;

/** The rules of Namespaces. */
public final class NamespaceRules implements KindRules<Namespace> {

  @Override
  public NameRule nameRule() {
    return NameRule.LABEL;
  }

  @Override
  public void validate(Namespace namespace, Violations violations) {
    List<String> finalizers =
        namespace.getSpec() == null ? List.of() : namespace.getSpec().getFinalizers();
    Field field = violations.at("spec").child("finalizers");
    finalizers.forEach(finalizer -> {
      field.text(finalizer, LabelRules.KEY);
      MetadataRules.standardOrQualified(finalizer, field);
    });
  }

  @Override
  public void validateStatus(Namespace next, Namespace old, Violations violations) {
    String phase =
        next.getStatus() == null ? "" : Objects.requireNonNullElse(next.getStatus().getPhase(), "");
    boolean leaving = next.getMetadata().getDeletionTimestamp() != null;
    Field field = violations.at("status").child("Phase");
    if (!leaving && !phase.equals("Active")) {
      field.invalid(phase, "may only be 'Active' if `deletionTimestamp` is empty");
    } else if (leaving && !phase.equals("Terminating")) {
      field.invalid(phase, "may only be 'Terminating' if `deletionTimestamp` is not empty");
    }
  }
}
