package io.drydock.kubelet.node;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddressBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.NodeSystemInfoBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Computes Node.status from what was seen. Pure. Conditions of others are kept. */
final class NodeStatusCalculator {
  /** The version that the control plane has, too: see its /version. */
  static final String VERSION = "v1.32.0+drydock";

  private static final Set<String> OWN =
      Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "Ready");

  private final NodeSpec spec;
  private final MachineInfo machine;

  NodeStatusCalculator(NodeSpec spec, MachineInfo machine) {
    this.spec = spec;
    this.machine = machine;
  }

  NodeStatus calculate(Node stored, NodeHealth health, Instant now) {
    NodeStatus before = stored.getStatus() == null ? new NodeStatus() : stored.getStatus();
    return new NodeStatusBuilder(before)
        .withCapacity(spec.capacity())
        .withAllocatable(spec.capacity())
        .withAddresses(
            new NodeAddressBuilder().withType("InternalIP").withAddress(spec.ip()).build(),
            new NodeAddressBuilder().withType("Hostname").withAddress(spec.name()).build())
        .withNewDaemonEndpoints()
        .withNewKubeletEndpoint()
        .withPort(spec.port())
        .endKubeletEndpoint()
        .endDaemonEndpoints()
        .withNodeInfo(info(health))
        .withConditions(conditions(stored, health, now))
        .build();
  }

  private NodeSystemInfo info(NodeHealth health) {
    return new NodeSystemInfoBuilder()
        .withMachineID(machine.machineId())
        .withSystemUUID(machine.machineId())
        .withBootID(machine.bootId())
        .withKernelVersion(machine.kernelVersion())
        .withOsImage(machine.osImage())
        .withContainerRuntimeVersion(health.runtimeVersion())
        .withKubeletVersion(VERSION)
        .withKubeProxyVersion("")
        .withOperatingSystem(machine.operatingSystem())
        .withArchitecture(machine.architecture())
        .build();
  }

  private static List<NodeCondition> conditions(Node stored, NodeHealth health, Instant now) {
    List<NodeCondition> conditions = new ArrayList<>();
    Conditions.of(stored).stream()
        .filter(one -> !OWN.contains(one.getType()))
        .forEach(conditions::add);
    conditions.add(
        condition(
            stored,
            now,
            "MemoryPressure",
            "False",
            "KubeletHasSufficientMemory",
            "kubelet has sufficient memory available"));
    conditions.add(disk(stored, health, now));
    conditions.add(
        condition(
            stored,
            now,
            "PIDPressure",
            "False",
            "KubeletHasSufficientPID",
            "kubelet has sufficient PID available"));
    conditions.add(ready(stored, health, now));
    return conditions;
  }

  private static NodeCondition disk(Node stored, NodeHealth health, Instant now) {
    return health.diskPressure()
        ? condition(
            stored,
            now,
            "DiskPressure",
            "True",
            "KubeletHasDiskPressure",
            "kubelet has disk pressure: free some space where --root-dir lies")
        : condition(
            stored,
            now,
            "DiskPressure",
            "False",
            "KubeletHasNoDiskPressure",
            "kubelet has no disk pressure");
  }

  private static NodeCondition ready(Node stored, NodeHealth health, Instant now) {
    return health.ready()
        ? condition(stored, now, "Ready", "True", "KubeletReady", "kubelet is posting ready status")
        : condition(
            stored, now, "Ready", "False", "KubeletNotReady", String.join("; ", health.problems()));
  }

  private static NodeCondition condition(
      Node stored, Instant now, String type, String status, String reason, String message) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String since =
        Conditions.find(stored, type)
            .filter(before -> before.getStatus().equals(status))
            .map(NodeCondition::getLastTransitionTime)
            .orElse(time);
    return new NodeConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withLastHeartbeatTime(time)
        .withLastTransitionTime(since)
        .build();
  }

  /** Whether two statuses say the same, whenever they said it. */
  static boolean sameContent(NodeStatus a, NodeStatus b) {
    return withoutTimes(a).equals(withoutTimes(b));
  }

  private static NodeStatus withoutTimes(NodeStatus status) {
    List<NodeCondition> bare =
        status.getConditions().stream()
            .map(one ->
                new NodeConditionBuilder(one)
                    .withLastHeartbeatTime(null)
                    .withLastTransitionTime(null)
                    .build())
            .toList();
    return new NodeStatusBuilder(status).withConditions(bare).build();
  }
}
