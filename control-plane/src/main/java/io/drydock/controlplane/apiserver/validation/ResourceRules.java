package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.ExactQuantity;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Requests and limits: resources that exist, amounts that can be had, requests within limits. */
public final class ResourceRules {
  private static final Set<String> COMPUTE = Set.of("cpu", "memory");

  private ResourceRules() {}

  /**
   * @param claims the names of the pod's resource claims
   */
  public static void validate(
      @Nullable ResourceRequirements resources, Set<String> claims, Field field) {
    if (resources == null) {
      return;
    }
    Map<String, Quantity> limits = orEmpty(resources.getLimits());
    Map<String, Quantity> requests = orEmpty(resources.getRequests());
    amounts(limits, field.child("limits"));
    amounts(requests, field.child("requests"));
    requests.forEach((name, request) -> within(name, request, limits.get(name), field));
    hugePages(limits, requests, field);
    claims(resources.getClaims(), claims, field.child("claims"));
  }

  private static Map<String, Quantity> orEmpty(@Nullable Map<String, Quantity> amounts) {
    return amounts == null ? Map.of() : amounts;
  }

  /** The names and amounts of a list of a container's resources. */
  public static void amounts(@Nullable Map<String, Quantity> amounts, Field field) {
    if (amounts == null) {
      return;
    }
    amounts.forEach((name, amount) -> {
      Field each = field.key(name);
      ResourceNames.container(name, each);
      QuantityRules.amount(name, amount, each);
      if (ResourceNames.isHugePages(name) && !isWholePages(name, amount)) {
        each.invalid(
            QuantityRules.text(amount),
            "%s is not positive integer multiple of %s"
                .formatted(QuantityRules.text(amount), name));
      }
    });
  }

  private static boolean isWholePages(String name, Quantity amount) {
    try {
      String size = ExactQuantity.parse(ResourceNames.pageSize(name)).canonical();
      return QuantityRules.isMultiple(amount, new Quantity(size));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void within(String name, Quantity request, @Nullable Quantity limit, Field field) {
    boolean equal = !ResourceNames.mayOvercommit(name);
    if (limit == null) {
      if (equal) {
        field.child("limits").required("Limit must be set for non overcommitable resources");
      }
      return;
    }
    int order = QuantityRules.compare(request, limit);
    if (equal ? order != 0 : order > 0) {
      field
          .child("requests")
          .invalid(
              QuantityRules.text(request),
              "must be %s %s limit of %s"
                  .formatted(
                      equal ? "equal to" : "less than or equal to",
                      name,
                      QuantityRules.text(limit)));
    }
  }

  private static void hugePages(
      Map<String, Quantity> limits, Map<String, Quantity> requests, Field field) {
    Set<String> names = new HashSet<>(limits.keySet());
    names.addAll(requests.keySet());
    if (names.stream().anyMatch(ResourceNames::isHugePages)
        && names.stream().noneMatch(COMPUTE::contains)) {
      field.forbidden("HugePages require cpu or memory");
    }
  }

  private static void claims(@Nullable List<ResourceClaim> uses, Set<String> claims, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        uses,
        (use, each) -> {
          if (!each.present(use.getName())) {
            return;
          }
          String key =
              Field.isEmpty(use.getRequest())
                  ? use.getName()
                  : use.getName() + "/" + use.getRequest();
          each.child("request").optional(use.getRequest(), NameRule.LABEL);
          if (!seen.add(key)) {
            each.duplicate(key);
          }
          if (!claims.contains(use.getName())) {
            each.violations()
                .notFound(
                    each.path(),
                    use.getName(),
                    "must be one of the names in pod.spec.resourceClaims"
                        + (claims.isEmpty()
                            ? " which is empty"
                            : ": " + String.join(", ", new TreeSet<>(claims))));
          }
        });
  }
}
