package io.drydock.client;

import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Why a write is made; stored beside what it wrote.
 *
 * @param actor "deployment-controller", "kubelet/node-1", "kubectl"
 * @param reason a sentence for people
 * @param kind of the object that led to it, "" where there is none; namespace, name, revision alike
 */
public record Cause(
    String actor, String reason, String kind, String namespace, String name, long revision) {

  public static final Cause NONE = new Cause("", "", "", "", "", 0);

  public static Cause of(String actor, String reason) {
    return new Cause(actor, reason, "", "", "", 0);
  }

  /** A write that follows from the state of another object. */
  public static Cause of(String actor, String reason, HasMetadata object) {
    var metadata = object.getMetadata();
    return new Cause(
        actor,
        reason,
        Kinds.of(object).kind(),
        metadata.getNamespace() == null ? "" : metadata.getNamespace(),
        metadata.getName(),
        io.drydock.codec.Revisions.parse(metadata.getResourceVersion()));
  }

  public io.drydock.proto.v1.Cause toProto() {
    return io.drydock.proto.v1.Cause.newBuilder()
        .setActor(actor)
        .setReason(reason)
        .setObjectKind(kind)
        .setObjectNamespace(namespace)
        .setObjectName(name)
        .setObjectRevision(revision)
        .build();
  }

  public static Cause fromProto(io.drydock.proto.v1.Cause c) {
    return new Cause(
        c.getActor(),
        c.getReason(),
        c.getObjectKind(),
        c.getObjectNamespace(),
        c.getObjectName(),
        c.getObjectRevision());
  }
}
