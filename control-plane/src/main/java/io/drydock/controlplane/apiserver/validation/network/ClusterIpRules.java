package io.drydock.controlplane.apiserver.validation.network;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a Service's own addresses and of their families. */
final class ClusterIpRules {
  private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
  private static final List<String> FAMILY_POLICIES =
      List.of("PreferDualStack", "RequireDualStack", "SingleStack");
  private static final int MAX_ADDRESSES = 2;

  private ClusterIpRules() {}

  static void validate(ServiceSpec spec, Field field) {
    Field addresses = field.child("clusterIPs");
    first(spec, addresses);
    families(spec, field);
    if (!addresses(spec.getClusterIPs(), addresses)) {
      return;
    }
    boolean both = spec.getClusterIPs().stream().map(AddressRules::isIpv6).distinct().count() > 1;
    if (spec.getClusterIPs().size() > 1 && !both) {
      addresses.invalid(spec.getClusterIPs(), "may specify no more than one IP for each IP family");
    }
    if (!ServiceRules.isHeadless(spec)) {
      for (int i = 0; i < spec.getClusterIPs().size() && i < spec.getIpFamilies().size(); i++) {
        family(spec.getIpFamilies().get(i), spec.getClusterIPs().get(i), i, addresses.index(i));
      }
    }
  }

  private static void first(ServiceSpec spec, Field field) {
    List<String> all = spec.getClusterIPs();
    boolean single = !Field.isEmpty(spec.getClusterIP());
    if (single && all.isEmpty()) {
      field.required();
    } else if (single && !all.getFirst().equals(spec.getClusterIP())) {
      field.invalid(all, "first value must match `clusterIP`");
    } else if (!single && !all.isEmpty()) {
      field.invalid(all, "must be empty when `clusterIP` is not specified");
    }
  }

  private static void families(ServiceSpec spec, Field field) {
    Set<String> seen = new HashSet<>();
    field
        .child("ipFamilies")
        .each(
            spec.getIpFamilies(),
            (family, each) -> {
              each.oneOf(family, FAMILIES);
              if (!seen.add(family)) {
                each.duplicate(family);
              }
            });
    field.child("ipFamilyPolicy").optionalOneOf(spec.getIpFamilyPolicy(), FAMILY_POLICIES);
  }

  private static boolean addresses(List<String> all, Field field) {
    int before = field.violations().count();
    for (int i = 0; i < all.size(); i++) {
      boolean none = i == 0 && all.get(i).equals("None");
      if (none && all.size() > 1) {
        field.invalid(all, "'None' must be the first and only value");
      } else if (!none) {
        AddressRules.ip(all.get(i), field.index(i));
      }
    }
    boolean good = field.violations().count() == before;
    if (all.size() > MAX_ADDRESSES) {
      field.invalid(all, "may only hold up to 2 values");
    }
    return good;
  }

  private static void family(String family, String ip, int index, Field field) {
    if (family.equals("IPv6") != AddressRules.isIpv6(ip)) {
      field.invalid(
          ip, "expected an %s value as indicated by `ipFamilies[%d]`".formatted(family, index));
    }
  }

  /** Addresses and families once given stay, but for Services that have none. */
  static void validateUpdate(ServiceSpec next, ServiceSpec old, Field field) {
    if (ServiceRules.is(next, "ExternalName") || ServiceRules.is(old, "ExternalName")) {
      return;
    }
    boolean headless = ServiceRules.isHeadless(next);
    boolean wasHeadless = ServiceRules.isHeadless(old);
    if (!(headless && wasHeadless)) {
      changed(
          old.getClusterIPs(), next.getClusterIPs(), field.child("clusterIPs"), next, "clusterIP");
    }
    if (!headless && !wasHeadless) {
      changed(
          old.getIpFamilies(), next.getIpFamilies(), field.child("ipFamilies"), next, "ipFamily");
    }
  }

  private static void changed(
      List<String> old, List<String> next, Field field, ServiceSpec spec, String what) {
    if (old.isEmpty()) {
      return;
    }
    if (next.isEmpty()) {
      field
          .index(0)
          .invalid(GoText.list("string", next), "primary %s can not be unset".formatted(what));
      return;
    }
    for (int i = 0; i < Math.min(old.size(), next.size()); i++) {
      if (!old.get(i).equals(next.get(i))) {
        field.index(i).invalid(next, "may not change once set");
      }
    }
    if (old.size() > next.size() && !"SingleStack".equals(spec.getIpFamilyPolicy())) {
      field
          .violations()
          .at("spec")
          .child("ipFamilyPolicy")
          .invalid(
              spec.getIpFamilyPolicy(),
              "must be set to 'SingleStack' when releasing the secondary %s".formatted(what));
    }
  }
}
