package io.drydock.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;

/**
 * A kind of object that the API serves. The list of all is {@link Kinds}; a kind costs one line
 * there, and there is one instance of each, so kinds are compared by identity.
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
 * @param verbs what can be done with it, in alphabetical order
 * @param storage where its objects are kept
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
    List<String> subresources,
    List<String> verbs,
    Storage storage) {

  /** Where the objects of a kind are kept. */
  public sealed interface Storage {

    /** In the store, as they are. */
    record Own() implements Storage {}

    /** In the store as objects of another kind, which this is another version of. */
    record As(Kind<?> kind) implements Storage {}

    /** Nowhere: they are answers made for one request. */
    record None() implements Storage {}
  }

  /** Whether the store holds objects of exactly this kind. */
  public boolean isStored() {
    return storage instanceof Storage.Own;
  }

  /** The kind that its objects are stored as; empty where they are not stored. */
  public Optional<Kind<?>> stored() {
    return switch (storage) {
      case Storage.Own _ -> Optional.of(this);
      case Storage.As(Kind<?> other) -> Optional.of(other);
      case Storage.None _ -> Optional.empty();
    };
  }

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
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return resource();
  }
}
