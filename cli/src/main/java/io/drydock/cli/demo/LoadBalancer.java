package io.drydock.cli.demo;

import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.LoadBalancerStatus;
import io.fabric8.kubernetes.api.model.Service;
import java.util.Optional;

/** The address of the lab's pool that the Service "web" has. */
final class LoadBalancer {
  static final String SERVICE = "web";

  private LoadBalancer() {}

  static Optional<String> address(Service service) {
    return Optional.ofNullable(service.getStatus())
        .map(status -> status.getLoadBalancer())
        .map(LoadBalancerStatus::getIngress)
        .flatMap(all -> all.stream().findFirst())
        .map(ingress -> ingress.getIp());
  }

  static WebPage page(Stage stage) {
    return address(stage.client().get(Kinds.SERVICE, Stage.NAMESPACE, SERVICE))
        .map(WebPage::at)
        .orElseThrow(() ->
            io.drydock.cli.output.CliException.failure(
                "Service web has no load balancer address; `kubectl describe service web` says why."));
  }
}
