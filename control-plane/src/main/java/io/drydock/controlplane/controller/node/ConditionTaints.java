package io.drydock.controlplane.controller.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The taints that a node's conditions call for, by the "Taints and Tolerations" page. */
final class ConditionTaints {

  private static final String PREFIX = "node.kubernetes.io/";

  private static final Map<String, String> PRESSURES =
      Map.of(
          "MemoryPressure", PREFIX + "memory-pressure",
          "DiskPressure", PREFIX + "disk-pressure",
          "PIDPressure", PREFIX + "pid-pressure",
          "NetworkUnavailable", PREFIX + "network-unavailable");

  private static final String NOT_READY = PREFIX + "not-ready";
  private static final String UNREACHABLE = PREFIX + "unreachable";
  private static final String CORDONED = PREFIX + "unschedulable";

  private ConditionTaints() {}

  /** All taints the node should have: those of users kept, ours set by its conditions. */
  static List<Taint> of(Node node, List<NodeCondition> conditions, Instant now) {
    List<Taint> wanted = new ArrayList<>();
    present(node).stream().filter(t -> !isOurs(t)).forEach(wanted::add);
    String ready = status(conditions, "Ready");
    if (ready.equals("Unknown")) {
      addBoth(wanted, node, UNREACHABLE, now);
    } else if (!ready.equals("True")) {
      addBoth(wanted, node, NOT_READY, now);
    }
    PRESSURES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(e -> status(conditions, e.getKey()).equals("True"))
        .forEach(e -> wanted.add(taint(node, e.getValue(), "NoSchedule", now)));
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      wanted.add(taint(node, CORDONED, "NoSchedule", now));
    }
    return wanted;
  }

  static List<Taint> present(Node node) {
    var taints = node.getSpec().getTaints();
    return taints == null ? List.of() : taints;
  }

  /** Whether both hold the same taints, in whatever order and however old. */
  static boolean same(List<Taint> a, List<Taint> b) {
    return a.size() == b.size() && identities(a).equals(identities(b));
  }

  private static Set<String> identities(List<Taint> taints) {
    return taints.stream()
        .map(t -> t.getKey() + "=" + t.getValue() + ":" + t.getEffect())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static boolean isOurs(Taint taint) {
    String key = taint.getKey();
    return key.equals(NOT_READY)
        || key.equals(UNREACHABLE)
        || key.equals(CORDONED)
        || PRESSURES.containsValue(key);
  }

  private static void addBoth(List<Taint> taints, Node node, String key, Instant now) {
    taints.add(taint(node, key, "NoSchedule", now));
    taints.add(taint(node, key, "NoExecute", now));
  }

  /** A taint that is there already keeps the time at which it was added. */
  private static Taint taint(Node node, String key, String effect, Instant now) {
    return present(node).stream()
        .filter(t -> t.getKey().equals(key) && t.getEffect().equals(effect))
        .findFirst()
        .orElseGet(
            () -> new Taint(effect, key, now.truncatedTo(ChronoUnit.SECONDS).toString(), null));
  }

  private static String status(List<NodeCondition> conditions, String type) {
    return conditions.stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .map(NodeCondition::getStatus)
        .orElse("");
  }
}
