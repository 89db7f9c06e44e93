package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.drydock.client.PeerIdentity;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.ApiServer;
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

/**
 * Finds out who calls, from the client certificate or a bearer token, before any call is served.
 */
final class Caller implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String BEARER = "Bearer ";
  private static final Context.Key<UserInfo> USER = Context.key("user");

  private final ApiServer server;

  Caller(ApiServer server) {
    this.server = server;
  }

  /** The user of the call that this thread serves. */
  static UserInfo current() {
    return USER.get();
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    try {
      Context context = Context.current().withValue(USER, user(call, headers));
      return Contexts.interceptCall(context, call, headers, next);
    } catch (ApiException e) {
      StatusRuntimeException refused = GrpcStatus.toGrpc(e);
      Metadata trailers = refused.getTrailers();
      call.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
      return new ServerCall.Listener<>() {};
    }
  }

  private UserInfo user(ServerCall<?, ?> call, Metadata headers) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      throw new ApiException(Reason.UNAUTHORIZED, "Unauthorized");
    }
    String authorization = headers.get(AUTHORIZATION);
    if (!PeerIdentity.isKnown(session)
        && authorization != null
        && authorization.startsWith(BEARER)) {
      return server.authenticate(authorization.substring(BEARER.length()).strip());
    }
    return UserInfo.of(PeerIdentity.of(session));
  }
}
