package io.drydock.cli.lab.address;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An observation of the host: the ranges its routes use and the interfaces it has. */
public record HostNetwork(List<Use> uses, Set<String> interfaces) {
  /** One range in use, through which interface. */
  public record Use(Subnet range, String device) {
    @Override
    public String toString() {
      return "route " + range + " on interface " + device;
    }
  }

  /** Who uses a part of the range; the named interface itself does not count. */
  public Optional<Use> conflict(Subnet range, String exceptDevice) {
    return uses.stream()
        .filter(use -> !use.device().equals(exceptDevice))
        .filter(use -> use.range().overlaps(range))
        .findFirst();
  }
}
