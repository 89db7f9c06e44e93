package io.drydock.bench;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One kept-alive connection, with at most one request under way. */
final class ApiConnection implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private final Requests requests;
  private final Channel channel;
  private final ResponseReader responses;

  ApiConnection(ApiTarget target, Channel channel, ResponseReader responses) {
    this.requests = new Requests(target);
    this.channel = channel;
    this.responses = responses;
  }

  Requests requests() {
    return requests;
  }

  CompletableFuture<Response> send(FullHttpRequest request) {
    var response = new CompletableFuture<Response>();
    if (channel.eventLoop().inEventLoop()) {
      write(request, response);
    } else {
      channel.eventLoop().execute(() -> write(request, response));
    }
    return response;
  }

  /**
   * Sends and waits.
   *
   * @throws IOException where the answer is an error or does not come
   */
  Response call(FullHttpRequest request) throws IOException, InterruptedException {
    String what = request.method() + " " + request.uri();
    try {
      Response response = send(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!response.ok()) {
        throw new IOException(what + " answered " + response.status() + ": " + response.text());
      }
      return response;
    } catch (ExecutionException e) {
      throw new IOException(what + " failed: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException(what + " was not answered in time", e);
    }
  }

  private void write(FullHttpRequest request, CompletableFuture<Response> response) {
    responses.expect(response);
    channel
        .writeAndFlush(request)
        .addListener(done -> {
          if (!done.isSuccess()) {
            response.completeExceptionally(done.cause());
          }
        });
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }
}
