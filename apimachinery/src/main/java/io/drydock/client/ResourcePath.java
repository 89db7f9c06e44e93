package io.drydock.client;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.proto.v1.ResourceRef;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * What a request is about.
 *
 * @param group "" for the core group
 * @param resource the plural, "pods"
 * @param namespace "" for cluster-scoped kinds, and for all namespaces in a list or watch
 * @param name "" in list, watch and create
 * @param subresource "" for the object itself
 */
public record ResourcePath(
    String group,
    String version,
    String resource,
    String namespace,
    String name,
    String subresource) {

  public static ResourcePath of(Kind<?> kind, String namespace, String name) {
    return new ResourcePath(kind.group(), kind.version(), kind.plural(), namespace, name, "");
  }

  /** A collection; "" means all namespaces. */
  public static ResourcePath of(Kind<?> kind, String namespace) {
    return of(kind, namespace, "");
  }

  public static ResourcePath of(HasMetadata object) {
    var metadata = object.getMetadata();
    var namespace = metadata.getNamespace() == null ? "" : metadata.getNamespace();
    var name = metadata.getName() == null ? "" : metadata.getName();
    return of(Kinds.of(object), namespace, name);
  }

  public ResourcePath subresource(String other) {
    return new ResourcePath(group, version, resource, namespace, name, other);
  }

  public ResourcePath collection() {
    return new ResourcePath(group, version, resource, namespace, "", "");
  }

  public ResourceRef toProto() {
    return ResourceRef.newBuilder()
        .setGroup(group)
        .setVersion(version)
        .setResource(resource)
        .setNamespace(namespace)
        .setName(name)
        .setSubresource(subresource)
        .build();
  }

  public static ResourcePath fromProto(ResourceRef ref) {
    return new ResourcePath(
        ref.getGroup(),
        ref.getVersion(),
        ref.getResource(),
        ref.getNamespace(),
        ref.getName(),
        ref.getSubresource());
  }
}
