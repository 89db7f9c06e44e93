package io.drydock.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;

/**
 * A kind of object that the API serves. The list of all is {@link Kinds}; a kind costs one line
 * there.
 *
 * @param group API group, empty for the core group
 * @param version "v1"
 * @param kind "Deployment"
 * @param plural the resource's name in paths, "deployments"
 * @param singular "deployment"
 * @param shortNames what kubectl also understands, "deploy"
 * @param namespaced whether objects live in a namespace
 * @param type the model class
 * @param categories "all" where {@code kubectl get all} lists it
 * @param subresources "status", "scale", ...
 */
public record Kind<T extends HasMetadata>(
    String group,
    String version,
    String kind,
    String plural,
    String singular,
    List<String> shortNames,
    boolean namespaced,
    Class<T> type,
    List<String> categories,
    List<String> subresources) {

  /** "v1" for the core group, "apps/v1" for others. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The resource as messages name it: "pods", "deployments.apps". */
  public String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The kind as messages name it: "Pod", "Deployment.apps". */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  @Override
  public String toString() {
    return resource();
  }
}
