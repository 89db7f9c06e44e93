package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.volume.PathRules;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The annotations of pods that mean something to the cluster. */
final class PodAnnotationRules {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  private static final Set<String> SECCOMP_PROFILES =
      Set.of("runtime/default", "docker/default", "unconfined");
  private static final Pattern COST = Pattern.compile("0|-?[1-9][0-9]{0,9}");

  private PodAnnotationRules() {}

  static void validate(@Nullable Map<String, String> annotations, PodSpec spec, Field field) {
    if (annotations == null || annotations.isEmpty()) {
      return;
    }
    if (annotations.containsKey(MIRROR) && Field.isEmpty(spec.getNodeName())) {
      field
          .key(MIRROR)
          .invalid(
              annotations.get(MIRROR), "must set spec.nodeName if mirror pod annotation is set");
    }
    String cost = annotations.get(DELETION_COST);
    if (cost != null && !isInt32(cost)) {
      field.key(DELETION_COST).invalid(cost, "must be a 32bit integer");
    }
    annotations.forEach((key, value) -> {
      if (key.equals(SECCOMP_POD) || key.startsWith(SECCOMP_CONTAINER)) {
        seccomp(value, field.child(key));
      } else if (key.startsWith(APP_ARMOR)) {
        appArmor(key.substring(APP_ARMOR.length()), value, spec, field.key(key));
      }
    });
  }

  private static boolean isInt32(String text) {
    if (!COST.matcher(text).matches()) {
      return false;
    }
    long number = Long.parseLong(text);
    return number == (int) number;
  }

  private static void seccomp(String profile, Field field) {
    if (profile.startsWith("localhost/")) {
      PathRules.descending(profile.substring("localhost/".length()), field);
    } else if (!SECCOMP_PROFILES.contains(profile)) {
      field.invalid(profile, "must be a valid seccomp profile");
    }
  }

  private static void appArmor(String container, String profile, PodSpec spec, Field field) {
    boolean found =
        NamedContext.all(spec, field).stream().anyMatch(c -> c.container().equals(container));
    if (!found) {
      field.invalid(container, "container not found");
    }
    if (!profile.isEmpty()
        && !profile.equals("runtime/default")
        && !profile.equals("unconfined")
        && !profile.startsWith("localhost/")) {
      field.invalid(profile, "invalid AppArmor profile name: \"%s\"".formatted(profile));
    }
  }

  static void validateUpdate(
      @Nullable Map<String, String> next, @Nullable Map<String, String> old, Field field) {
    Map<String, String> after = next == null ? Map.of() : next;
    Map<String, String> before = old == null ? Map.of() : old;
    Set<String> keys = new HashSet<>(after.keySet());
    keys.addAll(new HashMap<>(before).keySet());
    for (String key : keys) {
      boolean mirror = key.equals(MIRROR);
      if (!mirror && !key.startsWith(APP_ARMOR)
          || Objects.equals(after.get(key), before.get(key))) {
        continue;
      }
      boolean added = !before.containsKey(key);
      field
          .key(key)
          .forbidden(
              "may not %s %s"
                  .formatted(
                      added ? "add" : "remove or update",
                      mirror ? "mirror pod annotation" : "AppArmor annotations"));
    }
  }
}
