package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `drydock describe` beside the real kubectl, on the same objects. */
@Timeout(60)
class DescribeCommandTest {
  private static final Cause CAUSE = Cause.of("test", "the test needs it");

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: node-1, labels: {kubernetes.io/hostname: node-1}}
      spec:
        podCIDR: 10.244.0.0/24
        podCIDRs: [10.244.0.0/24]
        taints: [{key: a, value: b, effect: NoSchedule}]
      status:
        addresses: [{type: InternalIP, address: 10.89.0.11}, {type: Hostname, address: node-1}]
        capacity: {cpu: "2", memory: 2Gi, pods: "110"}
        allocatable: {cpu: "2", memory: 2Gi, pods: "110"}
        conditions:
        - {type: Ready, status: "True", reason: KubeletReady, message: kubelet is posting ready status,
           lastHeartbeatTime: "2026-01-31T12:00:00Z", lastTransitionTime: "2026-01-31T11:00:00Z"}
        nodeInfo: {machineID: m, systemUUID: u, bootID: b, kernelVersion: "6.1", osImage: Debian,
          containerRuntimeVersion: docker://20.10, kubeletVersion: v1.32.0, kubeProxyVersion: "",
          operatingSystem: linux, architecture: amd64}
      """;

  private static final String STATUS =
      """
      status:
        phase: Running
        hostIP: 10.89.0.11
        podIP: 10.244.0.5
        podIPs: [{ip: 10.244.0.5}]
        startTime: "2026-01-31T12:00:00Z"
        qosClass: BestEffort
        conditions: [{type: Ready, status: "True"}, {type: PodScheduled, status: "True"}]
        containerStatuses:
        - {name: main, image: "web:1", imageID: sha256:1, containerID: docker://1, ready: true, restartCount: 1,
           state: {running: {startedAt: "2026-01-31T12:00:01Z"}},
           lastState: {terminated: {exitCode: 1, reason: Error, startedAt: "2026-01-31T12:00:00Z", finishedAt: "2026-01-31T12:00:01Z"}}}
        - {name: side, image: "side:1", imageID: "", ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}
      """;

  private static final String REPLICA_SET =
      """
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata:
        name: web-abc
        namespace: default
        labels: {app: web, pod-template-hash: abc}
        annotations: {deployment.kubernetes.io/revision: "1"}
        ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: %s, controller: true}]
      spec:
        replicas: 2
        selector: {matchLabels: {app: web, pod-template-hash: abc}}
        template:
          metadata: {labels: {app: web, pod-template-hash: abc}}
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  private static final String SLICE =
      """
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: web-1, namespace: default, labels: {kubernetes.io/service-name: web}}
      addressType: IPv4
      ports: [{name: "", port: 80, protocol: TCP}]
      endpoints:
      - {addresses: [10.244.0.5], conditions: {ready: true}}
      - {addresses: [10.244.0.6], conditions: {ready: true}}
      - {addresses: [10.244.0.7], conditions: {ready: true}}
      - {addresses: [10.244.0.8], conditions: {ready: true}}
      - {addresses: [10.244.0.9], conditions: {ready: false}}
      """;

  private static final String OTHERS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: single}
      data: {lines: "one\\n  two\\n"}
      binaryData: {bytes: AAEC}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: password}
      data: {password: aHVudGVyMg==, user: bWU=}
      ---
      apiVersion: coordination.k8s.io/v1
      kind: Lease
      metadata: {name: some, annotations: {a: b}}
      spec: {holderIdentity: me, leaseDurationSeconds: 3}
      """;

  @TempDir private static Path home;
  private static TestControlPlane cluster;

  @BeforeAll
  static void open() throws Exception {
    cluster = new TestControlPlane(home);
    var client = cluster.client();
    String all = Samples.WEB + "---\n" + Samples.POD.formatted("one") + "---\n" + OTHERS;
    assertThat(cluster.drydockWith(all, "apply", "-f", "-").errors()).isEmpty();
    Node node = client.create(Kinds.NODE, read(NODE, Node.class), CAUSE);
    Pod pod = client.get(Kinds.POD, "default", "one");
    pod.setStatus(read(STATUS, Pod.class).getStatus());
    pod = client.updateStatus(Kinds.POD, pod, CAUSE);
    client.create(Kinds.ENDPOINT_SLICE, read(SLICE, EndpointSlice.class), CAUSE);
    var web = client.get(Kinds.DEPLOYMENT, "default", "web");
    String set = REPLICA_SET.formatted(web.getMetadata().getUid());
    client.create(Kinds.REPLICA_SET, read(set, ReplicaSet.class), CAUSE);
    try (var events = new EventRecorder(client, "kubelet", "node-1", Clock.system())) {
      events.normal(pod, "Pulled", "Container image already present");
      events.normal(node, "Starting", "Starting kubelet.");
      await().until(() -> client.list(Kinds.EVENT, "").size() == 2);
    }
  }

  @AfterAll
  static void close() throws Exception {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "describe pod one",
        "describe pod o",
        "describe deployment web",
        "describe rs/web-abc",
        "describe svc web",
        "describe node node-1",
        "describe node",
        "describe cm single",
        "describe secret password",
        "describe lease some",
        "describe deploy,svc",
        "describe pods nosuch",
        "describe pods -n empty",
      })
  void tellsWhatKubectlTells(String line) {
    String[] arguments = line.split(" ");
    await("ages may tick between the two")
        .untilAsserted(() -> {
          Printed theirs = cluster.kubectl(arguments);
          Printed ours = cluster.drydock(arguments);
          assertThat(ours.output()).isEqualTo(theirs.output());
          assertThat(ours.errors()).isEqualTo(theirs.errors());
          assertThat(ours.exitCode()).isEqualTo(theirs.exitCode());
        });
  }

  private static <T extends HasMetadata> T read(String yaml, Class<T> type) {
    return ObjectCodec.decode(ObjectCodec.encode(Yaml.documents(yaml).getFirst()), type);
  }
}
