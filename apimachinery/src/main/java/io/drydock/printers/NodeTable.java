package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static io.drydock.printers.Column.wide;
import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Nodes. */
final class NodeTable implements KindTable<Node> {
  private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
  private static final String ROLE = "kubernetes.io/role";

  @Override
  public List<Column> columns() {
    return Column.list(
        Column.NAME,
        text("Status"),
        text("Roles"),
        Column.AGE,
        text("Version"),
        wide("Internal-IP"),
        wide("External-IP"),
        wide("OS-Image"),
        wide("Kernel-Version"),
        wide("Container-Runtime"));
  }

  @Override
  public List<Object> cells(Node node, Instant now) {
    NodeStatus status = requireNonNullElse(node.getStatus(), new NodeStatus());
    NodeSystemInfo info = requireNonNullElse(status.getNodeInfo(), new NodeSystemInfo());
    return List.of(
        node.getMetadata().getName(),
        status(node),
        roles(node),
        Ages.since(node.getMetadata().getCreationTimestamp(), now),
        requireNonNullElse(info.getKubeletVersion(), ""),
        address(status, "InternalIP"),
        address(status, "ExternalIP"),
        orUnknown(info.getOsImage()),
        orUnknown(info.getKernelVersion()),
        orUnknown(info.getContainerRuntimeVersion()));
  }

  private static String status(Node node) {
    String ready =
        Conditions.find(node, "Ready")
            .map(c -> c.getStatus().equals("True") ? "Ready" : "NotReady")
            .orElse("Unknown");
    boolean cordoned =
        node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    return cordoned ? ready + ",SchedulingDisabled" : ready;
  }

  private static String roles(Node node) {
    TreeSet<String> roles = new TreeSet<>();
    requireNonNullElse(node.getMetadata().getLabels(), Map.<String, String>of())
        .forEach((key, value) -> {
          if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
            roles.add(key.substring(ROLE_PREFIX.length()));
          } else if (key.equals(ROLE) && !value.isEmpty()) {
            roles.add(value);
          }
        });
    return roles.isEmpty() ? "<none>" : String.join(",", roles);
  }

  private static String address(NodeStatus status, String type) {
    return status.getAddresses().stream()
        .filter(a -> a.getType().equals(type))
        .map(NodeAddress::getAddress)
        .findFirst()
        .orElse("<none>");
  }

  private static String orUnknown(@Nullable String text) {
    return text == null || text.isEmpty() ? "<unknown>" : text;
  }
}
