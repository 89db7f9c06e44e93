package io.drydock.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Reads one answer after the other; bodies are counted, and only their beginning is kept. */
final class ResponseReader extends SimpleChannelInboundHandler<HttpObject> {
  private static final int KEPT = 64 << 10;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private CompletableFuture<Response> waiting = new CompletableFuture<>();
  private int status;
  private long bytes;

  /** Called on the connection's own thread, before the request is written. */
  void expect(CompletableFuture<Response> response) {
    waiting = response;
    bytes = 0;
    beginning.reset();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
    if (part instanceof HttpResponse response) {
      status = response.status().code();
    }
    if (part instanceof HttpContent content) {
      keep(content.content());
    }
    if (part instanceof LastHttpContent) {
      waiting.complete(new Response(status, bytes, beginning.toByteArray()));
    }
  }

  private void keep(ByteBuf part) throws IOException {
    int length = part.readableBytes();
    bytes += length;
    part.readBytes(beginning, Math.min(length, KEPT - beginning.size()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.completeExceptionally(new IOException("the server closed the connection"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    waiting.completeExceptionally(cause);
    context.close();
  }
}
