package io.drydock.kubelet.server;

import io.drydock.client.ApiException;
import io.drydock.client.PeerIdentity;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Lets only the control plane call, known by its certificate's name. */
final class CallerCheck implements ServerInterceptor {
  private static final String CONTROL_PLANE = "kube-apiserver-kubelet-client";

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String user = user(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    if (user.equals(CONTROL_PLANE)) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.PERMISSION_DENIED.withDescription(
            "user \"%s\" cannot call the node service; only %s can".formatted(user, CONTROL_PLANE)),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static String user(@Nullable SSLSession session) {
    try {
      return session == null ? "" : PeerIdentity.of(session).user();
    } catch (ApiException e) {
      return "";
    }
  }
}
