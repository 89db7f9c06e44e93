package io.drydock.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a strategic merge treats the parts of a kind, path by path: by which field the elements of a
 * list are the same element; lists that are not named are replaced as a whole. After patchMergeKey
 * and patchStrategy in Kubernetes' API types.
 */
public final class MergeKeys {
  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> primitives = new HashSet<>();
  private final Set<String> retained = new HashSet<>();

  private MergeKeys() {
    keys.put("metadata.ownerReferences", "uid");
    primitives.add("metadata.finalizers");
    keys.put("status.conditions", "type");
  }

  public static MergeKeys of(Kind<?> kind) {
    MergeKeys keys = new MergeKeys();
    switch (kind.resource()) {
      case "pods" -> keys.pod();
      case "deployments.apps" -> {
        keys.podTemplate("spec.template");
        keys.retained.add("spec.strategy");
      }
      case "replicasets.apps",
          "statefulsets.apps",
          "daemonsets.apps",
          "jobs.batch",
          "replicationcontrollers" ->
          keys.podTemplate("spec.template");
      case "podtemplates" -> keys.podTemplate("template");
      case "cronjobs.batch" -> keys.podTemplate("spec.jobTemplate.spec.template");
      case "services" -> keys.keys.put("spec.ports", "port");
      case "nodes" -> keys.node();
      case "serviceaccounts" -> {
        keys.keys.put("secrets", "name");
        keys.keys.put("imagePullSecrets", "name");
      }
      default -> {}
    }
    return keys;
  }

  private void pod() {
    podSpec("spec");
    keys.put("status.podIPs", "ip");
  }

  private void node() {
    keys.put("status.addresses", "type");
    primitives.add("spec.podCIDRs");
  }

  private void podTemplate(String path) {
    keys.put(path + ".metadata.ownerReferences", "uid");
    primitives.add(path + ".metadata.finalizers");
    podSpec(path + ".spec");
  }

  private void podSpec(String path) {
    for (String containers : new String[] {"containers", "initContainers", "ephemeralContainers"}) {
      container(path + "." + containers);
    }
    keys.put(path + ".volumes", "name");
    retained.add(path + ".volumes");
    keys.put(path + ".imagePullSecrets", "name");
    keys.put(path + ".hostAliases", "ip");
    keys.put(path + ".topologySpreadConstraints", "topologyKey");
    keys.put(path + ".resourceClaims", "name");
    keys.put(path + ".schedulingGates", "name");
  }

  private void container(String path) {
    keys.put(path, "name");
    keys.put(path + ".ports", "containerPort");
    keys.put(path + ".env", "name");
    keys.put(path + ".volumeMounts", "mountPath");
    keys.put(path + ".volumeDevices", "devicePath");
  }

  /** The field that tells the elements of the list at this path apart: "spec.ports", "port". */
  public Optional<String> keyOf(String path) {
    return Optional.ofNullable(keys.get(path));
  }

  /** Whether the list at this path is a set of plain values. */
  public boolean mergesPrimitives(String path) {
    return primitives.contains(path);
  }

  /**
   * Whether a change to the object at this path, or to an element of the list there, drops the
   * fields that the change does not name.
   */
  public boolean retainsKeys(String path) {
    return retained.contains(path);
  }
}
