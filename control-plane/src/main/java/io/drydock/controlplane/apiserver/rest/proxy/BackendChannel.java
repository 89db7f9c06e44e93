package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.ImmediateExecutor;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of HTTP/1.1 over any connection, by Netty's codecs: messages in, bytes out, and
 * back. One thread may receive while another sends.
 */
final class BackendChannel implements AutoCloseable {
  private static final int MAX_HEADERS = 64 * 1024;

  private final EmbeddedChannel codecs = new EmbeddedChannel();
  private final ByteConnection connection;

  BackendChannel(ByteConnection connection, boolean tls) throws IOException {
    this.connection = connection;
    if (tls) {
      codecs.pipeline().addLast(tls());
    }
    codecs
        .pipeline()
        .addLast(
            new HttpClientCodec(
                new HttpDecoderConfig()
                    .setMaxInitialLineLength(MAX_HEADERS)
                    .setMaxHeaderSize(MAX_HEADERS),
                false,
                false));
    flush();
  }

  private SslHandler tls() throws IOException {
    SslContext context =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .endpointIdentificationAlgorithm(null)
            .build();
    return context.newHandler(codecs.alloc(), ImmediateExecutor.INSTANCE);
  }

  /** An HTTP message, or, after {@link #leaveHttp}, a ByteBuf. */
  void send(Object message) throws IOException {
    synchronized (codecs) {
      codecs.writeOutbound(message);
    }
    flush();
  }

  /** The next HTTP message or ByteBuf, to be released; null at the backend's end. */
  @Nullable Object receive() throws IOException, InterruptedException {
    Object next = decoded();
    while (next == null) {
      Optional<byte[]> bytes = connection.receive();
      if (bytes.isEmpty()) {
        return last();
      }
      synchronized (codecs) {
        codecs.writeInbound(io.netty.buffer.Unpooled.wrappedBuffer(bytes.get()));
      }
      flush();
      next = decoded();
    }
    return next;
  }

  /** What follows is no HTTP: bytes both ways. */
  void leaveHttp() {
    synchronized (codecs) {
      codecs.pipeline().remove(HttpClientCodec.class);
    }
  }

  /** An answer without a length ends with its connection. */
  private @Nullable Object last() {
    synchronized (codecs) {
      codecs.finish();
      return codecs.readInbound();
    }
  }

  private @Nullable Object decoded() {
    synchronized (codecs) {
      return codecs.readInbound();
    }
  }

  private void flush() throws IOException {
    for (byte[] bytes = outbound(); bytes.length > 0; bytes = outbound()) {
      connection.send(bytes);
    }
  }

  private byte[] outbound() {
    synchronized (codecs) {
      ByteBuf next = codecs.readOutbound();
      while (next != null && !next.isReadable()) {
        next.release();
        next = codecs.readOutbound();
      }
      if (next == null) {
        return new byte[0];
      }
      try {
        return ByteBufUtil.getBytes(next);
      } finally {
        next.release();
      }
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
    synchronized (codecs) {
      codecs.finishAndReleaseAll();
    }
  }
}
