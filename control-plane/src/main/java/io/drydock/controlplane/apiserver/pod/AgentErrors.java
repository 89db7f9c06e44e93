package io.drydock.controlplane.apiserver.pod;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.Node;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;

/** What an agent's refusal, or its silence, means to the user. */
public final class AgentErrors {

  private AgentErrors() {}

  public static ApiException of(Node node, StatusException e) {
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE -> unreachable(node, e.getStatus());
      default -> GrpcStatus.fromGrpc(new StatusRuntimeException(e.getStatus(), e.getTrailers()));
    };
  }

  private static ApiException unreachable(Node node, Status status) {
    String name = node.getMetadata().getName();
    return new ApiException(
        Reason.SERVICE_UNAVAILABLE,
        "the agent of node \"%s\" at %s does not answer: %s; see `kubectl get node %s`"
            .formatted(name, NodeClients.target(node), cause(status), name));
  }

  private static String cause(Status status) {
    Throwable cause = status.getCause();
    String description = status.getDescription();
    if (cause != null && cause.getMessage() != null) {
      return cause.getMessage();
    }
    return description == null ? status.getCode().name() : description;
  }
}
