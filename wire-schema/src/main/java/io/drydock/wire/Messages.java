package io.drydock.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.drydock.api.Kind;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authentication;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Autoscaling;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Certificates;
import io.kubernetes.client.proto.V1Coordination;
import io.kubernetes.client.proto.V1Discovery;
import io.kubernetes.client.proto.V1Events;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Node;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Scheduling;
import io.kubernetes.client.proto.V1Storage;
import io.kubernetes.client.proto.V2Autoscaling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The messages that the official client knows, by their full names. */
final class Messages {
  static final String META = "k8s.io.apimachinery.pkg.apis.meta.v1.";
  private static final List<FileDescriptor> FILES =
      List.of(
          Meta.getDescriptor(),
          V1.getDescriptor(),
          V1Apps.getDescriptor(),
          V1Authentication.getDescriptor(),
          V1Authorization.getDescriptor(),
          V1Autoscaling.getDescriptor(),
          V2Autoscaling.getDescriptor(),
          V1Batch.getDescriptor(),
          V1Certificates.getDescriptor(),
          V1Coordination.getDescriptor(),
          V1Discovery.getDescriptor(),
          V1Events.getDescriptor(),
          V1Networking.getDescriptor(),
          V1Node.getDescriptor(),
          V1Policy.getDescriptor(),
          V1Rbac.getDescriptor(),
          V1Scheduling.getDescriptor(),
          V1Storage.getDescriptor());

  private final Map<String, Descriptor> byName = new HashMap<>();

  Messages() {
    for (FileDescriptor file : FILES) {
      file.getMessageTypes().forEach(message -> byName.put(message.getFullName(), message));
    }
  }

  Descriptor of(Kind<?> kind) {
    return named(kind.group(), kind.version(), kind.kind());
  }

  /** By the first word of its group: "rbac.authorization.k8s.io" is in the package "rbac". */
  Descriptor named(String group, String version, String kind) {
    String folder = group.isEmpty() ? "core" : group.split("\\.", 2)[0];
    return named("k8s.io.api." + folder + "." + version + "." + kind);
  }

  Descriptor named(String fullName) {
    Descriptor message = byName.get(fullName);
    if (message == null) {
      throw new IllegalStateException("the client's descriptors have no message " + fullName);
    }
    return message;
  }
}
