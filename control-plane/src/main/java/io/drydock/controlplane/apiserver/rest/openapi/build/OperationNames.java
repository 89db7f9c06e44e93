package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names of operations as Kubernetes makes them, so that generated clients have the methods that
 * everyone knows: "readAppsV1NamespacedDeploymentScale". Pure.
 */
final class OperationNames {
  private final Kind<?> kind;

  OperationNames(Kind<?> kind) {
    this.kind = kind;
  }

  /**
   * @param verb "list", "read", "delete", ...
   * @param infix what stands between version and kind: "Collection", "Get" of a connection
   * @param suffix "List", "Scale", ...
   */
  String of(String verb, String infix, String suffix) {
    String scope = kind.namespaced() ? "Namespaced" : "";
    return verb + prefix(kind) + infix + scope + kind.kind() + suffix;
  }

  String everywhere(String verb, String suffix) {
    return verb + prefix(kind) + kind.kind() + suffix + "ForAllNamespaces";
  }

  /** "apps_v1", "rbacAuthorization_v1". */
  static String tag(String group, String version) {
    String name = group(group);
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "_" + version;
  }

  /** "AppsV1". */
  static String prefix(String group, String version) {
    return group(group) + capital(version);
  }

  /** "exec" is "Exec"; "ephemeralcontainers" is one word. */
  static String capital(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String prefix(Kind<?> kind) {
    return prefix(kind.group(), kind.version());
  }

  private static String group(String group) {
    if (group.isEmpty()) {
      return "Core";
    }
    List<String> words = Arrays.asList(group.replaceFirst("\\.k8s\\.io$", "").split("\\."));
    return words.stream().map(OperationNames::capital).collect(Collectors.joining());
  }
}
