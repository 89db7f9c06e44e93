package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.drydock.client.PeerIdentity;
import io.drydock.controlplane.apiserver.UserInfo;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import javax.net.ssl.SSLSession;

/** Finds out who calls, from the client certificate, before any call is served. */
final class Caller implements ServerInterceptor {
  private static final Context.Key<UserInfo> USER = Context.key("user");

  /** The user of the call that this thread serves. */
  static UserInfo current() {
    return USER.get();
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    try {
      Context context = Context.current().withValue(USER, user(call));
      return Contexts.interceptCall(context, call, headers, next);
    } catch (ApiException e) {
      StatusRuntimeException refused = GrpcStatus.toGrpc(e);
      Metadata trailers = refused.getTrailers();
      call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
      return new ServerCall.Listener<>() {};
    }
  }

  private static UserInfo user(ServerCall<?, ?> call) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      throw new ApiException(io.drydock.client.Reason.UNAUTHORIZED, "Unauthorized");
    }
    return UserInfo.of(PeerIdentity.of(session));
  }
}
