package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Nodes, in the order and the words of kubectl. */
final class NodeDescriber implements Describer<Node> {
  private static final String ROLE = "node-role.kubernetes.io/";
  private static final String LEASES = "kube-node-lease";

  @Override
  public void describe(Node node, Description text, Surroundings surroundings) {
    var metadata = node.getMetadata();
    NodeStatus status = requireNonNullElse(node.getStatus(), new NodeStatus());
    text.field(0, "Name", metadata.getName()).field(0, "Roles", roles(metadata.getLabels()));
    text.labels("Labels", metadata.getLabels())
        .annotations("Annotations", metadata.getAnnotations());
    text.field(0, "CreationTimestamp", Description.time(metadata.getCreationTimestamp()));
    TolerationLines.taints(text, node.getSpec().getTaints());
    text.field(0, "Unschedulable", Boolean.TRUE.equals(node.getSpec().getUnschedulable()));
    lease(metadata.getName(), text, surroundings);
    conditions(node, text);
    text.line(0, "Addresses:");
    requireNonNullElse(status.getAddresses(), List.<NodeAddress>of())
        .forEach(address -> text.field(1, address.getType(), address.getAddress()));
    quantities("Capacity", status.getCapacity(), text);
    quantities("Allocatable", status.getAllocatable(), text);
    system(requireNonNullElse(status.getNodeInfo(), new NodeSystemInfo()), text);
    text.optional(0, "PodCIDR", node.getSpec().getPodCIDR());
    text.optional(
        0,
        "PodCIDRs",
        String.join(",", requireNonNullElse(node.getSpec().getPodCIDRs(), List.of())));
    text.optional(0, "ProviderID", node.getSpec().getProviderID());
    new NodePods(node, text, surroundings).write();
  }

  private static String roles(@Nullable Map<String, String> labels) {
    return Description.orNone(
        new TreeMap<>(labels == null ? Map.of() : labels)
            .keySet().stream()
                .filter(label -> label.startsWith(ROLE) && label.length() > ROLE.length())
                .map(label -> label.substring(ROLE.length()))
                .collect(Collectors.joining(",")));
  }

  private static void lease(String node, Description text, Surroundings surroundings) {
    var lease = surroundings.client().find(Kinds.LEASE, LEASES, node);
    if (lease.isEmpty() || lease.get().getSpec() == null) {
      text.field(
          0,
          "Lease",
          "Failed to get lease: leases.coordination.k8s.io \"%s\" not found".formatted(node));
      return;
    }
    var spec = lease.get().getSpec();
    text.line(0, "Lease:");
    text.field(1, "HolderIdentity", requireNonNullElse(spec.getHolderIdentity(), "<unset>"));
    text.field(1, "AcquireTime", time(spec.getAcquireTime()));
    text.field(1, "RenewTime", time(spec.getRenewTime()));
  }

  private static String time(@Nullable ZonedDateTime time) {
    return Description.time(time == null ? null : time.toOffsetDateTime().toString());
  }

  private static void conditions(Node node, Description text) {
    List<NodeCondition> conditions = Conditions.of(node);
    if (conditions.isEmpty()) {
      return;
    }
    text.line(0, "Conditions:");
    text.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
    text.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
    conditions.forEach(c ->
        text.line(
            1,
            "%s \t%s \t%s \t%s \t%s \t%s"
                .formatted(
                    c.getType(),
                    c.getStatus(),
                    Description.time(c.getLastHeartbeatTime()),
                    Description.time(c.getLastTransitionTime()),
                    requireNonNullElse(c.getReason(), ""),
                    requireNonNullElse(c.getMessage(), ""))));
  }

  private static void quantities(
      String title, @Nullable Map<String, Quantity> quantities, Description text) {
    if (quantities != null && !quantities.isEmpty()) {
      text.line(0, title + ":");
      new TreeMap<>(quantities).forEach((name, quantity) -> text.field(1, name, quantity));
    }
  }

  private static void system(NodeSystemInfo info, Description text) {
    text.line(0, "System Info:");
    text.field(1, "Machine ID", info.getMachineID()).field(1, "System UUID", info.getSystemUUID());
    text.field(1, "Boot ID", info.getBootID()).field(1, "Kernel Version", info.getKernelVersion());
    text.field(1, "OS Image", info.getOsImage());
    text.field(1, "Operating System", info.getOperatingSystem());
    text.field(1, "Architecture", info.getArchitecture());
    text.field(1, "Container Runtime Version", info.getContainerRuntimeVersion());
    text.field(1, "Kubelet Version", info.getKubeletVersion());
    text.field(1, "Kube-Proxy Version", requireNonNullElse(info.getKubeProxyVersion(), ""));
  }
}
