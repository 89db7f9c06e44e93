package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;

/** NetworkPolicies: they are about what comes in, and about what goes out where that is said. */
final class NetworkPolicyStrategy implements Strategy<NetworkPolicy> {

  @Override
  public Kind<NetworkPolicy> kind() {
    return Kinds.NETWORK_POLICY;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(NetworkPolicy policy) {
    NetworkPolicySpec spec = policy.getSpec();
    if (spec == null) {
      return;
    }
    spec.getIngress().forEach(rule -> protocols(rule.getPorts()));
    spec.getEgress().forEach(rule -> protocols(rule.getPorts()));
    if (spec.getPolicyTypes().isEmpty()) {
      spec.setPolicyTypes(
          spec.getEgress().isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress"));
    }
  }

  private static void protocols(List<NetworkPolicyPort> ports) {
    ports.forEach(port -> port.setProtocol(Absent.text(port.getProtocol(), "TCP")));
  }

  @Override
  public void validate(NetworkPolicy policy, Violations violations) {
    if (policy.getSpec() != null && policy.getSpec().getPodSelector() != null) {
      LabelRules.selector(
          policy.getSpec().getPodSelector(), FieldPath.of("spec.podSelector"), violations);
    }
  }
}
