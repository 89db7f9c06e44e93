package io.drydock.cli.lab.supervisor;

import io.drydock.client.ApiException;
import io.drydock.client.PeerIdentity;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import javax.net.ssl.SSLSession;

/**
 * Lets the cluster's administrators in and nobody else: a node's certificate must not cut another
 * node's power.
 */
final class MastersOnly implements ServerInterceptor {
  private static final String MASTERS = "system:masters";

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (allowed(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(
            "Only group " + MASTERS + " may use the lab's supervisor."),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static boolean allowed(@org.jspecify.annotations.Nullable SSLSession session) {
    try {
      return session != null && PeerIdentity.of(session).groups().contains(MASTERS);
    } catch (ApiException e) {
      return false;
    }
  }
}
