package io.drydock.kubelet;

import io.drydock.client.ApiClient;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.env.Environment;
import io.drydock.kubelet.env.ReferencedObjects;
import io.drydock.kubelet.pod.Fate;
import io.drydock.kubelet.pod.NodeFacts;
import io.drydock.kubelet.pod.PodObservation;
import io.drydock.kubelet.pod.PodPlan;
import io.drydock.kubelet.pod.PodStatusCalculator;
import io.drydock.kubelet.pod.Progress;
import io.drydock.kubelet.pod.RestartBackOff;
import io.drydock.kubelet.pod.RuntimeView;
import io.drydock.kubelet.volume.DnsSettings;
import io.drydock.kubelet.volume.PodVolumes;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks the normal path once without a cluster, so that a class archive of it can be written. */
final class WarmUp {
  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"default","uid":"warm-up"},
       "spec":{"nodeName":"node-1","containers":[{"name":"app","image":"web:1",
         "env":[{"name":"A","value":"$(B)"}],"ports":[{"containerPort":80}],
         "readinessProbe":{"httpGet":{"path":"/","port":80}},
         "volumeMounts":[{"name":"data","mountPath":"/data"}]}],
         "volumes":[{"name":"data","emptyDir":{}}]}}
      """;
  private static final String NODE =
      """
      {"apiVersion":"v1","kind":"Node","metadata":{"name":"node-1"},"spec":{"podCIDR":"10.244.0.0/24"},
       "status":{"capacity":{"cpu":"2"},"conditions":[{"type":"Ready","status":"True"}]}}
      """;

  private WarmUp() {}

  static void run() throws Exception {
    Pod pod = decode(POD, Pod.class);
    Node node = decode(NODE, Node.class);
    decide(pod);
    files(pod);
    byte[] written = ObjectCodec.encode(node);
    channel();
    String metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).scrape();
    if (written.length == 0 || metrics == null) {
      throw new IllegalStateException("the warm-up wrote nothing: this build is broken");
    }
  }

  private static void decide(Pod pod) {
    var seen =
        new PodObservation(
            pod,
            RuntimeView.NOTHING,
            Progress.none(Clock.system().now()),
            Map.of(),
            RestartBackOff.none(),
            new Fate.Wanted(),
            Clock.system().now());
    var unused = PodPlan.decide(seen);
    var status =
        PodStatusCalculator.calculate(seen, new NodeFacts("node-1", "127.0.0.1", Map.of()));
    byte[] ignored = ObjectCodec.encode(status);
  }

  private static void files(Pod pod) throws Exception {
    var objects = new Nothing();
    var container = pod.getSpec().getContainers().getFirst();
    var addresses = new Addresses("127.0.0.1", List.of());
    var unused = new Environment(objects, Map.of()).resolve(pod, container, addresses);
    Path root = Files.createTempDirectory("drydock-warm-up");
    var dns = new DnsSettings("127.0.0.1", "cluster.local", List.of());
    var volumes = new PodVolumes(root, objects, Map.of(), dns);
    volumes.prepare(pod);
    volumes.remove(pod.getMetadata().getUid());
    Files.deleteIfExists(root.resolve("pods"));
    Files.deleteIfExists(root);
  }

  private static void channel() throws Exception {
    var channel =
        NettyChannelBuilder.forTarget("dns:///127.0.0.1:1")
            .sslContext(GrpcSslContexts.forClient().build())
            .build();
    var unused = new ApiClient(new GrpcDocumentApi(channel, Duration.ofSeconds(1)));
    channel.shutdownNow();
  }

  private static <T> T decode(String json, Class<T> type) {
    return ObjectCodec.decode(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** A cluster without objects. */
  private static final class Nothing implements ReferencedObjects {
    @Override
    public String serviceAccountToken(Pod pod, String audience, long seconds) {
      return "";
    }

    @Override
    public Optional<ConfigMap> configMap(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Secret> secret(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public List<Service> services(String namespace) {
      return List.of();
    }
  }
}
