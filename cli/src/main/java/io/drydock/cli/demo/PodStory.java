package io.drydock.cli.demo;

import io.drydock.api.Conditions;
import io.drydock.informer.Change;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** What a Pod's change tells: made, scheduled, Ready or no longer, evicted, gone. Pure. */
final class PodStory {
  private PodStory() {}

  static List<String> of(Change<Pod> change) {
    String name = change.latest().getMetadata().getName();
    Pod before = change.before();
    Pod after = change.after();
    if (after == null) {
      return List.of(name + " is gone");
    }
    if (before == null) {
      return List.of(name + " is made in its place");
    }
    var lines = new ArrayList<String>();
    if (Pods.node(before).isEmpty() && !Pods.node(after).isEmpty()) {
      lines.add(name + " is scheduled to " + Pods.node(after));
    }
    if (Conditions.isReady(before) != Conditions.isReady(after)) {
      String word = Conditions.isReady(after) ? "Ready" : "no longer Ready";
      lines.add("%s on %s is %s".formatted(name, Pods.node(after), word));
    }
    if (!Pods.leaving(before) && Pods.leaving(after)) {
      lines.add("%s on %s is evicted".formatted(name, Pods.node(after)));
    }
    return List.copyOf(lines);
  }
}
