package io.drydock.controlplane.apiserver.rest.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client begins a request and then takes its time: the head must be there
 * soon after its first byte. Sits before the HTTP codec; belongs to the event loop.
 */
final class HeadTimer extends ChannelInboundHandlerAdapter {
  private final Duration limit;
  private @Nullable ScheduledFuture<?> timer;
  private boolean inRequest;

  HeadTimer(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!inRequest && timer == null) {
      timer = context.executor().schedule(() -> context.close(), limit.toMillis(), MILLISECONDS);
    }
    super.channelRead(context, message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    cancel();
    super.channelInactive(context);
  }

  void requestBegins() {
    inRequest = true;
    cancel();
  }

  void requestEnded() {
    inRequest = false;
  }

  private void cancel() {
    ScheduledFuture<?> running = timer;
    timer = null;
    if (running != null) {
      running.cancel(false);
    }
  }
}
