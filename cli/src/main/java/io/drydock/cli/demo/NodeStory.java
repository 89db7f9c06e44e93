package io.drydock.cli.demo;

import io.drydock.api.Conditions;
import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Node's change tells: readiness and taints. Pure. */
final class NodeStory {
  private NodeStory() {}

  static List<String> of(Change<Node> change) {
    if (change.before() == null) {
      return List.of();
    }
    String name = change.latest().getMetadata().getName();
    if (change.after() == null) {
      return List.of(name + " is removed");
    }
    var lines = new ArrayList<String>();
    String ready = ready(change.after());
    if (!ready.equals(ready(change.before()))) {
      lines.add("%s: condition Ready becomes %s".formatted(name, ready));
    }
    List<String> before = taints(change.before());
    List<String> after = taints(change.after());
    after.stream().filter(t -> !before.contains(t)).forEach(t -> lines.add(name + ": taint " + t));
    before.stream()
        .filter(t -> !after.contains(t))
        .forEach(t -> lines.add(name + ": taint " + t + " removed"));
    return List.copyOf(lines);
  }

  private static String ready(@Nullable Node node) {
    return node == null
        ? "Unknown"
        : Conditions.find(node, "Ready").map(NodeCondition::getStatus).orElse("Unknown");
  }

  private static List<String> taints(@Nullable Node node) {
    if (node == null || node.getSpec() == null || node.getSpec().getTaints() == null) {
      return List.of();
    }
    return node.getSpec().getTaints().stream().map(NodeStory::text).toList();
  }

  private static String text(Taint taint) {
    return taint.getKey() + ":" + taint.getEffect();
  }
}
