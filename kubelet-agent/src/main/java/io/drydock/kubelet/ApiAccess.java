package io.drydock.kubelet;

import io.drydock.client.ApiClient;
import io.drydock.client.Channels;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.lifecycle.Scope;
import java.time.Duration;

/** The agent's two connections to the control plane: one for work, one for the lease alone. */
record ApiAccess(ApiClient work, ApiClient lease) {
  private static final Duration WORK_DEADLINE = Duration.ofSeconds(10);
  private static final Duration LEASE_DEADLINE = Duration.ofSeconds(2);

  static ApiAccess open(KubeletConfig.Api api, Scope scope) {
    return new ApiAccess(client(api, scope, WORK_DEADLINE), client(api, scope, LEASE_DEADLINE));
  }

  private static ApiClient client(KubeletConfig.Api api, Scope scope, Duration deadline) {
    var channel = Channels.connect(api.server(), api.tls());
    scope.own(channel::shutdownNow);
    return new ApiClient(new GrpcDocumentApi(channel, deadline));
  }
}
