package io.drydock.controlplane.apiserver.validation;

import java.util.Set;

/** Which names resources may have, for containers, quotas and limits. */
public final class ResourceNames {
  private static final String HUGE_PAGES = "hugepages-";
  private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> COUNTED =
      Set.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");
  private static final Set<String> QUOTA =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage");

  private ResourceNames() {}

  /** A resource in general. */
  public static void standard(String name, Field field) {
    int before = field.violations().count();
    field.text(name, LabelRules.KEY);
    if (field.violations().count() == before
        && !name.contains("/")
        && !isQuota(name)
        && !name.equals("storage")) {
      field.invalid(name, "must be a standard resource type or fully qualified");
    }
  }

  /** A resource that a container can ask for. */
  public static void container(String name, Field field) {
    standard(name, field);
    if (!name.contains("/")) {
      if (!CONTAINER.contains(name) && !isHugePages(name)) {
        field.invalid(name, "must be a standard resource for containers");
      }
    } else if (!isNative(name) && !isExtended(name)) {
      field.invalid(name, "doesn't follow extended resource name standard");
    }
  }

  /** A resource that a quota can limit. */
  public static void quota(String name, Field field) {
    standard(name, field);
    if (!name.contains("/") && !isQuota(name)) {
      field.invalid(name, "must be a standard resource for quota");
    }
  }

  public static boolean isQuota(String name) {
    return QUOTA.contains(name)
        || COUNTED.contains(name)
        || isHugePages(name)
        || name.startsWith("requests." + HUGE_PAGES);
  }

  public static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** The size of a page, which the name says. */
  static String pageSize(String name) {
    return name.substring(HUGE_PAGES.length());
  }

  static boolean isCounted(String name) {
    return COUNTED.contains(name) || isExtended(name);
  }

  private static boolean isNative(String name) {
    return !name.contains("/") || name.contains("kubernetes.io/");
  }

  private static boolean isExtended(String name) {
    return !isNative(name)
        && !name.startsWith("requests.")
        && LabelRules.KEY.accepts("requests." + name);
  }

  /** Whether a request may be less than the limit. */
  public static boolean mayOvercommit(String name) {
    return isNative(name) && !isHugePages(name);
  }
}
