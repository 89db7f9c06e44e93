package io.drydock.controlplane.apiserver.rest.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: reads requests, runs them one after the other in the order in which they
 * came, each on its own virtual thread, and interrupts the running one when the client goes. All
 * fields belong to the event loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  static final String NAME = "connection";

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final RequestHandler handler;
  private final ExecutorService threads;
  private final HttpLimits limits;
  private final RequestReader reader;
  private final Outbound outbound;
  private final Deque<HttpObject> pending = new ArrayDeque<>();
  private @Nullable Exchange running;
  private @Nullable Future<?> runningThread;
  private boolean ending;

  Connection(Channel channel, RequestHandler handler, ExecutorService threads, HttpLimits limits) {
    this.handler = handler;
    this.threads = threads;
    this.limits = limits;
    this.reader = new RequestReader(limits.maxBodyBytes());
    this.outbound = new Outbound(channel, limits.writeStall());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame || message instanceof ByteBuf) {
      deliver(message);
    } else if (ending || !(message instanceof HttpObject part)) {
      ReferenceCountUtil.release(message);
    } else if (running != null) {
      pending.add(part);
      context.channel().config().setAutoRead(false);
    } else {
      consume(context, part);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    outbound.writabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ending = true;
    outbound.writabilityChanged();
    pending.forEach(ReferenceCountUtil::release);
    pending.clear();
    interrupt();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof IdleStateEvent)) {
      return;
    }
    if (running == null) {
      context.close();
    } else if (running.upgraded() != null) {
      running.upgraded().ping().ifPresent(context::writeAndFlush);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.atDebug().addKeyValue("cause", cause.toString()).log("Connection broke");
    context.close();
  }

  /** The server is closing: let a short request finish, end everything else. */
  void drain(ChannelHandlerContext context) {
    ending = true;
    if (running == null) {
      context.close();
    } else if (running.longRunning()) {
      interrupt();
    }
  }

  private void deliver(Object message) {
    Upgraded upgraded = running == null ? null : running.upgraded();
    if (upgraded == null) {
      ReferenceCountUtil.release(message);
    } else {
      upgraded.accept(message);
    }
  }

  private void consume(ChannelHandlerContext context, HttpObject part) {
    try {
      SSLSession tls = context.pipeline().get(SslHandler.class).engine().getSession();
      switch (reader.accept(part, tls)) {
        case RequestReader.Progress.More _ -> {}
        case RequestReader.Progress.Continue _ -> welcome(context);
        case RequestReader.Progress.Refused(int status, String message) ->
            refuse(context, status, message);
        case RequestReader.Progress.Complete(Request request, boolean keepAlive) ->
            start(context, request, keepAlive);
      }
      if (reader.isReading(part)) {
        limitRequestTime(context, part);
      }
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  private void limitRequestTime(ChannelHandlerContext context, HttpObject head) {
    context
        .executor()
        .schedule(
            () -> {
              if (reader.isReading(head)) {
                refuse(context, 408, "the request's body did not arrive in time");
              }
            },
            limits.requestTime().toMillis(),
            MILLISECONDS);
  }

  private static void welcome(ChannelHandlerContext context) {
    context.writeAndFlush(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
  }

  /**
   * Answers, then reads and forgets what still comes for a second: closing at once would lose the
   * answer.
   */
  private void refuse(ChannelHandlerContext context, int status, String message) {
    ending = true;
    context
        .writeAndFlush(Responses.whole(handler.refuse(status, message), false, false))
        .addListener(_ -> context.executor().schedule(() -> context.close(), 1000, MILLISECONDS));
  }

  private void start(ChannelHandlerContext context, Request request, boolean keepAlive) {
    Exchange exchange = new Exchange(context.channel(), request, outbound, keepAlive);
    running = exchange;
    runningThread =
        threads.submit(() -> {
          run(request, exchange);
          context.executor().execute(() -> finished(context, exchange));
        });
  }

  private void run(Request request, Exchange exchange) {
    try {
      handler.handle(request, exchange);
    } catch (InterruptedException e) {
      exchange.abandon();
    } catch (Exception | Error e) {
      exchange.abandon();
      log.atDebug()
          .addKeyValue("path", request.path())
          .addKeyValue("cause", e.toString())
          .log("Request ended early");
    }
  }

  private void finished(ChannelHandlerContext context, Exchange exchange) {
    running = null;
    runningThread = null;
    if (ending || !exchange.keepAlive() || !exchange.answered()) {
      ending = true;
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    while (running == null && !pending.isEmpty()) {
      consume(context, pending.remove());
    }
    if (pending.isEmpty()) {
      context.channel().config().setAutoRead(true);
    }
  }

  private void interrupt() {
    Upgraded upgraded = running == null ? null : running.upgraded();
    if (upgraded != null) {
      upgraded.end();
    }
    if (runningThread != null) {
      runningThread.cancel(true);
    }
  }
}
