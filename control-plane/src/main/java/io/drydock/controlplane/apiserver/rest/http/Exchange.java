package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answering side of one request: a whole answer, a streamed one, a WebSocket or another
 * protocol; exactly one of them, once. Owned by the request's thread.
 */
public final class Exchange {
  private static final int SLICE = 64 * 1024;

  private final Channel channel;
  private final Request request;
  private final Outbound outbound;
  private boolean keepAlive;
  private int status;
  private volatile boolean longRunning;
  private volatile @Nullable Upgraded upgraded;

  Exchange(Channel channel, Request request, Outbound outbound, boolean keepAlive) {
    this.channel = channel;
    this.request = request;
    this.outbound = outbound;
    this.keepAlive = keepAlive;
  }

  /** Whether an answer has begun; after that an error can only end the connection. */
  public boolean answered() {
    return status != 0;
  }

  /** The HTTP status of the answer, 0 where none has begun. */
  public int status() {
    return status;
  }

  /** Sends a whole answer; returns when the client has taken all but the last few kilobytes. */
  public void answer(Answer answer) throws IOException {
    begin(answer.status());
    byte[] body = answer.body();
    if (isHead() || body.length <= SLICE) {
      outbound.write(Responses.whole(answer, isHead(), keepAlive));
      return;
    }
    HttpResponse head = Responses.head(answer.status(), answer.headers(), keepAlive);
    HttpUtil.setContentLength(head, body.length);
    outbound.write(head);
    for (int at = 0; at < body.length; at += SLICE) {
      int length = Math.min(SLICE, body.length - at);
      outbound.write(new DefaultHttpContent(Unpooled.wrappedBuffer(body, at, length)));
    }
    outbound.write(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  /** Begins an answer of unknown length. The stream must be closed. */
  public BodyStream stream(int code, List<Map.Entry<String, String>> headers) throws IOException {
    begin(code);
    longRunning = true;
    HttpResponse head = Responses.head(code, headers, keepAlive);
    HttpUtil.setTransferEncodingChunked(head, keepAlive);
    outbound.write(head);
    return new BodyStream(outbound, isHead());
  }

  /** Makes the connection a WebSocket. A null subprotocol means that none was asked for. */
  public WebSocket upgrade(@Nullable String subprotocol) throws IOException, InterruptedException {
    begin(101);
    longRunning = true;
    keepAlive = false;
    WebSocket socket = new WebSocket(channel, outbound);
    upgraded = socket;
    WebSocketUpgrade.perform(channel, request, subprotocol);
    return socket;
  }

  /** Leaves HTTP: answers 101 with these headers; what follows is the new protocol's. */
  public ByteConnection switchProtocol(List<Map.Entry<String, String>> headers)
      throws IOException, InterruptedException {
    begin(101);
    longRunning = true;
    keepAlive = false;
    RawConnection connection = new RawConnection(channel, outbound);
    upgraded = connection;
    connection.begin(headers);
    return connection;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  /** The answer cannot be completed: the connection must not carry another one. */
  void abandon() {
    keepAlive = false;
  }

  boolean longRunning() {
    return longRunning;
  }

  @Nullable Upgraded upgraded() {
    return upgraded;
  }

  private void begin(int code) {
    if (status != 0) {
      throw new IllegalStateException("the request " + request.path() + " was answered twice");
    }
    status = code;
  }

  private boolean isHead() {
    return request.method().equals("HEAD");
  }
}
