package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.api.ExactQuantity;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeSource;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a pod may learn of itself: references to its own fields and resources. */
public final class DownwardRules {
  /** What a variable may hold. */
  public static final List<String> ENVIRONMENT_FIELDS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  private static final List<String> FILE_FIELDS =
      List.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");
  private static final Set<String> KNOWN_FIELDS =
      Set.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.serviceAccountName",
          "spec.schedulerName",
          "status.phase",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final List<String> RESOURCES =
      List.of(
          "limits.cpu",
          "limits.ephemeral-storage",
          "limits.memory",
          "requests.cpu",
          "requests.ephemeral-storage",
          "requests.memory");
  private static final Pattern HUGE_PAGES = Pattern.compile("(limits|requests)\\.hugepages-.*");
  private static final Pattern SUBSCRIPT = Pattern.compile("([^\\[]*)\\['(.*)'\\]");
  private static final Set<String> CPU_DIVISORS = Set.of("1m", "1");
  private static final Set<String> BYTE_DIVISORS =
      Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

  private DownwardRules() {}

  static void volume(DownwardAPIVolumeSource source, Field field) {
    PathRules.mode(source.getDefaultMode(), field.child("defaultMode"));
    source.getItems().forEach(file -> file(file, field));
  }

  static void file(DownwardAPIVolumeFile file, Field field) {
    var _ = field.child("path").present(file.getPath());
    PathRules.unreserved(file.getPath(), field.child("path"));
    if (file.getFieldRef() != null) {
      field(file.getFieldRef(), FILE_FIELDS, field.child("fieldRef"));
      if (file.getResourceFieldRef() != null) {
        field.invalid(
            "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
      }
    } else if (file.getResourceFieldRef() != null) {
      resource(file.getResourceFieldRef(), true, field.child("resourceFieldRef"));
    } else {
      field.required("one of fieldRef and resourceFieldRef is required");
    }
    PathRules.mode(file.getMode(), field.child("mode"));
  }

  public static void field(ObjectFieldSelector selector, List<String> allowed, Field field) {
    if (!field.child("apiVersion").present(selector.getApiVersion())
        || !field.child("fieldPath").present(selector.getFieldPath())) {
      return;
    }
    String path = selector.getFieldPath();
    Matcher subscript = SUBSCRIPT.matcher(path);
    if (!isKnown(subscript.matches() ? subscript.group(1) : path)) {
      field
          .child("fieldPath")
          .invalid(
              path,
              "error converting fieldPath: field label not supported: "
                  + (subscript.matches() ? subscript.group(1) : path));
    } else if (subscript.matches()) {
      subscript(subscript.group(1), subscript.group(2), field);
    } else {
      field.child("fieldPath").oneOf(path.equals("spec.host") ? "spec.nodeName" : path, allowed);
    }
  }

  private static boolean isKnown(String path) {
    return KNOWN_FIELDS.contains(path) || path.equals("spec.host");
  }

  private static void subscript(String path, String key, Field field) {
    switch (path) {
      case "metadata.annotations" -> field.text(key.toLowerCase(Locale.ROOT), LabelRules.KEY);
      case "metadata.labels" -> field.text(key, LabelRules.KEY);
      default -> field.invalid(path, "does not support subscript");
    }
  }

  /**
   * @param volume whether a volume asks, which belongs to no container, and so has to name one
   */
  public static void resource(ResourceFieldSelector selector, boolean volume, Field field) {
    String resource = Objects.requireNonNullElse(selector.getResource(), "");
    if (volume && Field.isEmpty(selector.getContainerName())) {
      field.child("containerName").required();
    } else if (resource.isEmpty()) {
      field.child("resource").required();
    } else if (!RESOURCES.contains(resource) && !HUGE_PAGES.matcher(resource).matches()) {
      field.child("resource").notSupported(resource, RESOURCES);
    }
    divisor(resource, selector.getDivisor(), field.child("divisor"));
  }

  private static void divisor(String resource, @Nullable Quantity divisor, Field field) {
    if (divisor == null) {
      return;
    }
    String text = ExactQuantity.parse(divisor.toString()).canonical();
    if (text.equals("0")) {
      return;
    }
    switch (resource) {
      case "limits.cpu", "requests.cpu" -> {
        if (!CPU_DIVISORS.contains(text)) {
          field.invalid(
              resource, "only divisor's values 1m and 1 are supported with the cpu resource");
        }
      }
      case "limits.memory", "requests.memory" -> bytes(resource, text, "memory", field);
      case "limits.ephemeral-storage", "requests.ephemeral-storage" ->
          bytes(resource, text, "local ephemeral storage", field);
      default -> {
        if (HUGE_PAGES.matcher(resource).matches()) {
          bytes(resource, text, "hugepages", field);
        }
      }
    }
  }

  private static void bytes(String resource, String divisor, String what, Field field) {
    if (!BYTE_DIVISORS.contains(divisor)) {
      field.invalid(
          resource,
          "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the %s resource"
              .formatted(what));
    }
  }
}
