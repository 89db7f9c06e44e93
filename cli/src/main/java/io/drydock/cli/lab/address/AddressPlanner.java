package io.drydock.cli.lab.address;

import io.drydock.cli.output.CliException;
import java.util.Collection;
import java.util.Optional;

/**
 * Chooses a cluster's address ranges so that they meet nothing on the host and no other cluster.
 */
public final class AddressPlanner {
  private static final int MOST_CLUSTERS = 11;
  private static final String NO_BRIDGE = "";
  private final HostNetwork host;
  private final Collection<AddressPlan> others;

  /** Others are the plans of clusters that may be down at the moment. */
  public AddressPlanner(HostNetwork host, Collection<AddressPlan> others) {
    this.host = host;
    this.others = others;
  }

  /**
   * The plan for a new cluster. A range that the user asks for is taken or refused; else the first
   * free one.
   */
  public AddressPlan plan(Optional<Subnet> lab, Optional<Subnet> pods, Subnet services) {
    lab.ifPresent(range -> require(range, "--lab-subnet"));
    lab.ifPresent(AddressPlanner::requireRoom);
    pods.ifPresent(range -> require(range, "--pod-cidr"));
    for (int i = 0; i < MOST_CLUSTERS; i++) {
      var plan = new AddressPlan(i, lab.orElse(labRange(i)), pods.orElse(podRange(i)), services);
      if (problem(plan, NO_BRIDGE).isEmpty()) {
        return plan;
      }
    }
    throw CliException.failure(
        "No free address range is left for the lab network ("
            + problem(new AddressPlan(0, labRange(0), podRange(0), services), NO_BRIDGE).orElse("")
            + "); name free ones with --lab-subnet and --pod-cidr.");
  }

  /** Why a known cluster's ranges cannot be used at the moment; its own bridge does not count. */
  public Optional<String> problem(AddressPlan plan) {
    return problem(plan, plan.bridge());
  }

  private Optional<String> problem(AddressPlan plan, String ownBridge) {
    if (others.stream().anyMatch(other -> other.index() == plan.index())) {
      return Optional.of("bridge " + plan.bridge() + " belongs to another cluster");
    }
    if (!plan.bridge().equals(ownBridge) && host.interfaces().contains(plan.bridge())) {
      return Optional.of("interface " + plan.bridge() + " is on the host already");
    }
    return use(plan.lab(), ownBridge).or(() -> use(plan.pods(), ownBridge));
  }

  private Optional<String> use(Subnet range, String ownBridge) {
    return others.stream()
        .filter(other -> other.lab().overlaps(range) || other.pods().overlaps(range))
        .map(other -> range + " is in use by the cluster on bridge " + other.bridge())
        .findFirst()
        .or(() -> host.conflict(range, ownBridge).map(use -> range + " is in use by " + use));
  }

  private void require(Subnet range, String flag) {
    use(range, NO_BRIDGE)
        .ifPresent(problem -> {
          throw CliException.failure(
              "Address range " + problem + "; choose another with " + flag + ".");
        });
  }

  private static void requireRoom(Subnet lab) {
    if (lab.prefix() > 24) {
      throw CliException.usage(
          "--lab-subnet " + lab + " is too small for nodes and load balancers; give a /24.");
    }
  }

  private static Subnet labRange(int index) {
    return Subnet.parse("10.89." + index + ".0/24");
  }

  private static Subnet podRange(int index) {
    return Subnet.parse("10." + (244 + index) + ".0.0/16");
  }
}
