package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerStatus;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressStatus;
import java.util.List;
import java.util.Map;

/** Ingresses. */
final class IngressStrategy implements Strategy<Ingress> {
  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

  @Override
  public Kind<Ingress> kind() {
    return Kinds.INGRESS;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void prepareCreate(Ingress ingress) {
    IngressStatus status = new IngressStatus();
    status.setLoadBalancer(new IngressLoadBalancerStatus());
    ingress.setStatus(status);
  }

  @Override
  public void validate(Ingress ingress, Violations violations) {
    IngressSpec spec = ingress.getSpec();
    boolean empty = spec == null || (spec.getRules().isEmpty() && spec.getDefaultBackend() == null);
    if (empty) {
      violations.invalid(
          FieldPath.of("spec"), List.of(), "either `defaultBackend` or `rules` must be specified");
    }
  }

  @Override
  public List<String> warnings(Ingress ingress) {
    Map<String, String> annotations = ingress.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(CLASS_ANNOTATION)
        ? List.of(
            "annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead")
        : List.of();
  }
}
