package io.drydock.controlplane.apiserver.rest.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of a backend's answer, part by part. */
final class ResponseBody {
  private final BackendChannel channel;
  private boolean ended;

  ResponseBody(BackendChannel channel) {
    this.channel = channel;
  }

  /** The next part, maybe empty; null at the end. */
  byte @Nullable [] next() throws IOException, InterruptedException {
    if (ended) {
      return null;
    }
    Object part = channel.receive();
    if (part == null) {
      throw new IOException("the backend closed the connection in the middle of its answer");
    }
    try {
      if (!(part instanceof HttpContent content) || content.decoderResult().isFailure()) {
        throw new IOException("the backend's answer is malformed");
      }
      ended = content instanceof LastHttpContent;
      return ByteBufUtil.getBytes(content.content());
    } finally {
      ReferenceCountUtil.release(part);
    }
  }
}
