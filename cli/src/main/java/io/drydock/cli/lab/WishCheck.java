package io.drydock.cli.lab;

import io.drydock.cli.lab.spec.ClusterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Which options of {@code up} ask for something else than a known cluster has; an option that has
 * its default asks for nothing. Pure.
 */
final class WishCheck {
  private WishCheck() {}

  /** Names of the options, "--timings". */
  static List<String> differences(ClusterSpec known, ClusterWishes wishes) {
    var standard = ClusterWishes.standard();
    var network = wishes.network();
    var plan = known.addresses();
    var found = new ArrayList<String>();
    note(found, "--nodes", wishes.nodes().orElse(known.nodes().size()) != known.nodes().size());
    note(
        found,
        "--timings",
        !wishes.timings().equals(standard.timings()) && !wishes.timings().equals(known.timings()));
    note(
        found,
        "--etcd-endpoint or --unsafe-no-fsync",
        !wishes.etcd().equals(standard.etcd()) && !wishes.etcd().equals(known.etcd()));
    note(found, "--lab-subnet", network.lab().filter(r -> !r.equals(plan.lab())).isPresent());
    note(found, "--pod-cidr", network.pods().filter(r -> !r.equals(plan.pods())).isPresent());
    note(
        found,
        "--service-cidr",
        !network.services().equals(standard.network().services())
            && !network.services().equals(plan.services()));
    note(found, "--api-port", network.apiPort().orElse(known.ports().api()) != known.ports().api());
    return List.copyOf(found);
  }

  private static void note(List<String> found, String option, boolean differs) {
    if (differs) {
      found.add(option);
    }
  }
}
