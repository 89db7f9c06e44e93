package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import java.util.Objects;

/** IngressClasses: who serves a class stays. */
final class IngressClassStrategy implements Strategy<IngressClass> {
  private static final FieldPath SPEC = FieldPath.of("spec");

  @Override
  public Kind<IngressClass> kind() {
    return Kinds.INGRESS_CLASS;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(IngressClass ingressClass) {
    var spec = ingressClass.getSpec();
    if (spec != null && spec.getParameters() != null) {
      spec.getParameters().setScope(Absent.text(spec.getParameters().getScope(), "Cluster"));
    }
  }

  @Override
  public void validate(IngressClass ingressClass, Violations violations) {
    String controller =
        ingressClass.getSpec() == null ? null : ingressClass.getSpec().getController();
    if (controller == null || controller.isEmpty()) {
      violations.required(SPEC.child("controller"));
    }
  }

  @Override
  public void validateUpdate(IngressClass next, IngressClass old, Violations violations) {
    String before = old.getSpec() == null ? null : old.getSpec().getController();
    String after = next.getSpec() == null ? null : next.getSpec().getController();
    if (!Objects.equals(before, after)) {
      violations.immutable(SPEC.child("controller"), after);
    }
  }
}
