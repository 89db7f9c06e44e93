package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.ByteArrayOutputStream;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Puts the parts of requests together. Owned by one connection's event loop. */
final class RequestReader {

  /** What a part led to. */
  sealed interface Progress {
    record More() implements Progress {}

    /** The client waits to be told that its body is welcome. */
    record Continue() implements Progress {}

    record Complete(Request request, boolean keepAlive) implements Progress {}

    record Refused(int status, String message) implements Progress {}
  }

  private static final Progress MORE = new Progress.More();

  private final int maxBodyBytes;
  private @Nullable HttpRequest head;
  private ByteArrayOutputStream body = new ByteArrayOutputStream(0);

  RequestReader(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Whether this request has begun and not ended. */
  @SuppressWarnings("ReferenceEquality") // two requests may look alike
  boolean isReading(HttpObject request) {
    return head == request;
  }

  /** Takes the next part; does not release it. */
  Progress accept(HttpObject part, SSLSession tls) {
    if (part.decoderResult().isFailure()) {
      return undecodable(part.decoderResult().cause());
    }
    if (part instanceof HttpRequest request) {
      head = request;
      body = new ByteArrayOutputStream(512);
      if (HttpUtil.getContentLength(request, -1L) > maxBodyBytes) {
        return tooLarge();
      }
      return HttpUtil.is100ContinueExpected(request) ? new Progress.Continue() : MORE;
    }
    return part instanceof HttpContent content ? accept(content, tls) : MORE;
  }

  private Progress accept(HttpContent content, SSLSession tls) {
    HttpRequest request = head;
    if (request == null) {
      return MORE;
    }
    if (body.size() + content.content().readableBytes() > maxBodyBytes) {
      return tooLarge();
    }
    body.writeBytes(ByteBufUtil.getBytes(content.content()));
    if (!(content instanceof LastHttpContent)) {
      return MORE;
    }
    head = null;
    return complete(request, tls);
  }

  private Progress complete(HttpRequest request, SSLSession tls) {
    try {
      QueryStringDecoder uri = new QueryStringDecoder(request.uri());
      Request whole =
          new Request(
              request.method().name(),
              request.uri(),
              uri.path(),
              uri.parameters(),
              request.headers(),
              body.toByteArray(),
              tls);
      boolean chunkable = request.protocolVersion().isKeepAliveDefault();
      return new Progress.Complete(whole, chunkable && HttpUtil.isKeepAlive(request));
    } catch (IllegalArgumentException e) {
      return new Progress.Refused(
          400, "the request's path or query is malformed: " + e.getMessage());
    }
  }

  private Progress tooLarge() {
    return new Progress.Refused(
        413, "Request entity too large: limit is " + maxBodyBytes + " bytes");
  }

  private static Progress undecodable(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> new Progress.Refused(414, "the request line is too long");
      case TooLongHttpHeaderException _ ->
          new Progress.Refused(431, "the request's headers are too large");
      case TooLongFrameException _ -> new Progress.Refused(431, "the request is too large");
      default -> new Progress.Refused(400, "the request is not HTTP/1.1: " + cause.getMessage());
    };
  }
}
