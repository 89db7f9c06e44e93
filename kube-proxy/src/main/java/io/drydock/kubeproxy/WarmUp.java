package io.drydock.kubeproxy;

import io.drydock.client.ApiClient;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.codec.ObjectCodec;
import io.drydock.kubeproxy.dns.DnsServer;
import io.drydock.kubeproxy.dns.ZoneConfig;
import io.drydock.kubeproxy.loadbalancer.LoadBalancerPlan;
import io.drydock.kubeproxy.loadbalancer.Observation;
import io.drydock.kubeproxy.rules.IptablesRules;
import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.kubeproxy.state.ThisNode;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Walks the normal path once without a cluster, so that a class archive of it can be written. */
final class WarmUp {

  private static final String SERVICE =
      """
      {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"default"},
       "spec":{"type":"LoadBalancer","clusterIP":"10.96.0.7",
               "ports":[{"name":"http","port":80,"nodePort":30080}]},
       "status":{"loadBalancer":{"ingress":[{"ip":"10.89.0.200"}]}}}
      """;
  private static final String SLICE =
      """
      {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","addressType":"IPv4",
       "metadata":{"name":"web-1","namespace":"default",
                   "labels":{"kubernetes.io/service-name":"web"}},
       "ports":[{"name":"http","port":8080,"protocol":"TCP"}],
       "endpoints":[{"addresses":["10.244.1.5"],"conditions":{"ready":true},"nodeName":"node-1"}]}
      """;

  private WarmUp() {}

  static void run() throws Exception {
    var services = List.of(decode(SERVICE, Service.class));
    var slices = List.of(decode(SLICE, EndpointSlice.class));
    var node = new ThisNode("node-1", "10.89.0.11", "10.96.0.10");
    var _ = IptablesRules.of(ProxyState.of(services, slices, node), "10.244.0.0/16");
    var _ =
        LoadBalancerPlan.decide(new Observation("node-1", Set.of(), services, slices, List.of()));
    names(services, slices);
    var _ = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).scrape();
    channel();
  }

  private static void names(List<Service> services, List<EndpointSlice> slices) {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var zone = ZoneConfig.of("cluster.local", "10.96.0.10", "10.244.0.0/16");
    try (var dns = DnsServer.start(loopback, zone, List.of(), Clock.system())) {
      dns.publish(services, slices);
    }
  }

  private static void channel() throws Exception {
    var channel =
        NettyChannelBuilder.forTarget("dns:///127.0.0.1:1")
            .sslContext(GrpcSslContexts.forClient().build())
            .build();
    var _ = new ApiClient(new GrpcDocumentApi(channel, Duration.ofSeconds(1)));
    channel.shutdownNow();
  }

  private static <T> T decode(String json, Class<T> type) {
    return ObjectCodec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
