package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.strategy.ServiceCidr;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what every cluster has: the system namespaces and the Service "kubernetes" with this
 * control plane behind it. Harmless where it is there already.
 */
final class Bootstrap {
  private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
  private static final Cause CAUSE = Cause.of("kube-apiserver", "every cluster has it");
  private static final List<String> NAMESPACES =
      List.of("default", "kube-system", "kube-public", "kube-node-lease");
  private static final String NAME = "kubernetes";

  private final ApiClient client;
  private final ApiServerConfig config;

  Bootstrap(ApiClient client, ApiServerConfig config) {
    this.client = client;
    this.config = config;
  }

  void run() {
    NAMESPACES.forEach(this::namespace);
    priorityClass("system-node-critical", 2_000_001_000, "nodes depend on");
    priorityClass("system-cluster-critical", 2_000_000_000, "the cluster depends on");
    ensure(Kinds.SERVICE, service());
    replace(Kinds.ENDPOINTS, endpoints());
    replace(Kinds.ENDPOINT_SLICE, endpointSlice());
  }

  private void namespace(String name) {
    var namespace = new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
    ensure(Kinds.NAMESPACE, namespace);
  }

  private void priorityClass(String name, int value, String who) {
    var priority =
        new PriorityClassBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withValue(value)
            .withDescription("For pods that " + who)
            .build();
    ensure(Kinds.PRIORITY_CLASS, priority);
  }

  private <T extends HasMetadata> void create(Kind<T> kind, T object) {
    try {
      var _ = client.create(kind, object, CAUSE);
      log.atInfo()
          .addKeyValue("kind", kind.kind())
          .addKeyValue("name", object.getMetadata().getName())
          .log("Created for the cluster");
    } catch (ApiException e) {
      if (!e.is(Reason.ALREADY_EXISTS)) {
        throw e;
      }
    }
  }

  /** An earlier start, or another control plane, may have made it. */
  private <T extends HasMetadata> boolean exists(Kind<T> kind, T object) {
    ObjectKey key = ObjectKey.of(object);
    return client.find(kind, key.namespace(), key.name()).isPresent();
  }

  private <T extends HasMetadata> void ensure(Kind<T> kind, T object) {
    if (!exists(kind, object)) {
      create(kind, object);
    }
  }

  /** The address or port may be others than at the last start. */
  private <T extends HasMetadata> void replace(Kind<T> kind, T object) {
    if (exists(kind, object)) {
      var _ = client.update(kind, object, CAUSE);
    } else {
      create(kind, object);
    }
  }

  private Service service() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace("default")
        .addToLabels("component", "apiserver")
        .addToLabels("provider", NAME)
        .endMetadata()
        .withNewSpec()
        .withClusterIP(ServiceCidr.parse(config.serviceClusterIpRange()).address(1))
        .addNewPort()
        .withName("https")
        .withPort(443)
        .withProtocol("TCP")
        .withNewTargetPort(config.securePort())
        .endPort()
        .endSpec()
        .build();
  }

  private Endpoints endpoints() {
    return new EndpointsBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace("default")
        .addToLabels("endpointslice.kubernetes.io/skip-mirror", "true")
        .endMetadata()
        .addNewSubset()
        .addNewAddress()
        .withIp(config.advertiseAddress())
        .endAddress()
        .addNewPort()
        .withName("https")
        .withPort(config.securePort())
        .withProtocol("TCP")
        .endPort()
        .endSubset()
        .build();
  }

  private EndpointSlice endpointSlice() {
    return new EndpointSliceBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace("default")
        .addToLabels("kubernetes.io/service-name", NAME)
        .endMetadata()
        .withAddressType("IPv4")
        .addNewEndpoint()
        .withAddresses(config.advertiseAddress())
        .withNewConditions()
        .withReady(true)
        .endConditions()
        .endEndpoint()
        .addNewPort()
        .withName("https")
        .withPort(config.securePort())
        .withProtocol("TCP")
        .endPort()
        .build();
  }
}
