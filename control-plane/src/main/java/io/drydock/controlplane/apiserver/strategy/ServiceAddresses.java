package io.drydock.controlplane.apiserver.strategy;

import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives a Service its cluster address: the one it asks for if that is free, or any free one. */
final class ServiceAddresses {
  private static final FieldPath PATH = FieldPath.of("spec.clusterIPs");

  private final ServiceCidr range;
  private final String rangeText;

  ServiceAddresses(String range) {
    this.range = ServiceCidr.parse(range);
    this.rangeText = range;
  }

  static String claim(String address) {
    return Keys.claim("clusterip/" + address);
  }

  static boolean needsAddress(ServiceSpec spec) {
    return !ServiceDefaults.isExternalName(spec) && !ServiceDefaults.isHeadless(spec);
  }

  void assign(ServiceSpec spec, Set<String> held, Claims claims, Violations violations) {
    if (!needsAddress(spec)) {
      return;
    }
    String asked = spec.getClusterIP();
    if (asked != null && !asked.isEmpty()) {
      check(asked, held, claims, violations);
      return;
    }
    Optional<String> free = range.free(claims, ServiceAddresses::claim);
    if (free.isEmpty()) {
      violations.invalid(
          PATH,
          List.of(),
          "failed to allocate a cluster IP: range %s is full: delete a Service or start the control plane with a larger --service-cluster-ip-range"
              .formatted(rangeText));
      return;
    }
    spec.setClusterIP(free.get());
    spec.setClusterIPs(List.of(free.get()));
  }

  private void check(String asked, Set<String> held, Claims claims, Violations violations) {
    if (ServiceCidr.number(asked).isEmpty()) {
      violations.invalid(
          PATH.index(0), asked, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    } else if (!range.contains(asked)) {
      refuse(
          asked,
          "the provided IP (%s) is not in the valid range. The range of valid IPs is %s"
              .formatted(asked, rangeText),
          violations);
    } else if (!held.contains(claim(asked)) && claims.isTaken(claim(asked))) {
      refuse(asked, "provided IP is already allocated", violations);
    }
  }

  private static void refuse(String asked, String why, Violations violations) {
    violations.invalid(PATH, List.of(asked), "failed to allocate IP %s: %s".formatted(asked, why));
  }
}
