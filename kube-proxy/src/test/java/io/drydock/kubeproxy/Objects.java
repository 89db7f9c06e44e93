package io.drydock.kubeproxy;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;

/** Kubernetes objects as the tests of this module need them. */
public final class Objects {

  private Objects() {}

  /** Port "http" 80 to 8080, by TCP. */
  public static ServiceBuilder service(String name, String clusterIp) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .withUid("uid-" + name)
        .withResourceVersion("7")
        .endMetadata()
        .withNewSpec()
        .withType("ClusterIP")
        .withClusterIP(clusterIp)
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withProtocol("TCP")
        .withTargetPort(new IntOrString(8080))
        .endPort()
        .endSpec();
  }

  /** As {@link #service}, with a node port and an address of a load balancer. */
  public static ServiceBuilder loadBalancer(
      String name, String clusterIp, int nodePort, String address) {
    return service(name, clusterIp)
        .editSpec()
        .withType("LoadBalancer")
        .editFirstPort()
        .withNodePort(nodePort)
        .endPort()
        .endSpec()
        .withNewStatus()
        .withNewLoadBalancer()
        .addNewIngress()
        .withIp(address)
        .endIngress()
        .endLoadBalancer()
        .endStatus();
  }

  /** The slice of a Service made by {@link #service}. */
  public static EndpointSlice slice(String service, Endpoint... endpoints) {
    return new EndpointSliceBuilder()
        .withAddressType("IPv4")
        .withNewMetadata()
        .withNamespace("shop")
        .withName(service + "-abcde")
        .withResourceVersion("8")
        .addToLabels("kubernetes.io/service-name", service)
        .endMetadata()
        .addNewPort()
        .withName("http")
        .withPort(8080)
        .withProtocol("TCP")
        .endPort()
        .withEndpoints(endpoints)
        .build();
  }

  public static Endpoint ready(String address, String node) {
    return endpoint(address, node, true, true, false);
  }

  public static Endpoint notReady(String address, String node) {
    return endpoint(address, node, false, false, false);
  }

  /** Being deleted, still answering. */
  public static Endpoint leaving(String address, String node) {
    return endpoint(address, node, false, true, true);
  }

  public static Endpoint named(String hostname, Endpoint endpoint) {
    return new EndpointBuilder(endpoint).withHostname(hostname).build();
  }

  public static Node node(String name, boolean ready) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready ? "True" : "Unknown")
        .endCondition()
        .endStatus()
        .build();
  }

  public static Service udp(Service service) {
    return new ServiceBuilder(service)
        .editSpec()
        .editFirstPort()
        .withProtocol("UDP")
        .endPort()
        .endSpec()
        .build();
  }

  public static EndpointSlice udp(EndpointSlice slice) {
    return new EndpointSliceBuilder(slice).editFirstPort().withProtocol("UDP").endPort().build();
  }

  private static Endpoint endpoint(
      String address, String node, boolean ready, boolean serving, boolean terminating) {
    return new EndpointBuilder()
        .withAddresses(address)
        .withNodeName(node)
        .withNewConditions()
        .withReady(ready)
        .withServing(serving)
        .withTerminating(terminating)
        .endConditions()
        .build();
  }
}
