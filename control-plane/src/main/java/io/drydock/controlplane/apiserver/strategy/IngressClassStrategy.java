package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;

/** IngressClasses: who serves a class stays. */
final class IngressClassStrategy implements Strategy<IngressClass> {

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
}
