package io.drydock.client;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a channel's pause between connection attempts short. gRPC's own grows to two minutes, in
 * which a restarted control plane would go unnoticed and leases would run out.
 */
final class Reconnecting {

  private static final long PAUSE_MILLIS = 100;

  private final ManagedChannel channel;
  private final Executor later =
      CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);

  private Reconnecting(ManagedChannel channel) {
    this.channel = channel;
  }

  /** Watches the channel until it is shut down; returns it. */
  static ManagedChannel of(ManagedChannel channel) {
    new Reconnecting(channel).follow(ConnectivityState.IDLE);
    return channel;
  }

  private void follow(ConnectivityState known) {
    channel.notifyWhenStateChanged(known, this::changed);
  }

  private void changed() {
    ConnectivityState state = channel.getState(false);
    if (state == ConnectivityState.TRANSIENT_FAILURE) {
      later.execute(channel::resetConnectBackoff);
    }
    if (state != ConnectivityState.SHUTDOWN) {
      follow(state);
    }
  }
}
