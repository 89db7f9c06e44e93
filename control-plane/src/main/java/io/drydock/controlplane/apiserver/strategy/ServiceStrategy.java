package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.LoadBalancerStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Services: each address and node port belongs to one of them at a time, which claims ensure. */
final class ServiceStrategy implements Strategy<Service> {
  private final ServiceAddresses addresses;

  ServiceStrategy(String clusterIpRange) {
    this.addresses = new ServiceAddresses(clusterIpRange);
  }

  @Override
  public Kind<Service> kind() {
    return Kinds.SERVICE;
  }

  @Override
  public void setDefaults(Service service) {
    if (service.getSpec() == null) {
      service.setSpec(new ServiceSpec());
    }
    ServiceDefaults.apply(service.getSpec());
  }

  @Override
  public void prepareCreate(Service service) {
    ServiceStatus status = new ServiceStatus();
    status.setLoadBalancer(new LoadBalancerStatus());
    service.setStatus(status);
  }

  @Override
  public void prepareUpdate(Service next, Service old) {
    if (next.getSpec() == null) {
      next.setSpec(new ServiceSpec());
    }
    ServiceCarryOver.apply(next.getSpec(), old.getSpec());
    if (next.getStatus() != null && !ServiceDefaults.isLoadBalancer(next.getSpec())) {
      next.getStatus().setLoadBalancer(new LoadBalancerStatus());
    }
  }

  @Override
  public void assign(Service next, @Nullable Service old, Claims claims, Violations violations) {
    Set<String> held = old == null ? Set.of() : claims(old);
    addresses.assign(next.getSpec(), held, claims, violations);
    ServiceNodePorts.assign(next.getSpec(), held, claims, violations);
  }

  @Override
  public Set<String> claims(Service service) {
    Set<String> claims = new HashSet<>();
    ServiceSpec spec = service.getSpec();
    if (ServiceAddresses.needsAddress(spec) && spec.getClusterIP() != null) {
      claims.add(ServiceAddresses.claim(spec.getClusterIP()));
    }
    for (ServicePort port : spec.getPorts()) {
      if (ServiceNodePorts.isSet(port.getNodePort())) {
        claims.add(ServiceNodePorts.claim(port.getNodePort()));
      }
    }
    if (ServiceNodePorts.isSet(spec.getHealthCheckNodePort())) {
      claims.add(ServiceNodePorts.claim(spec.getHealthCheckNodePort()));
    }
    return claims;
  }
}
