package io.drydock.controlplane.apiserver.rest.proxy;

import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.BodyStream;
import io.drydock.controlplane.apiserver.rest.http.ByteConnection;
import io.drydock.controlplane.apiserver.rest.http.Exchange;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the proxy subresource: passes the request on and the answer back while it comes, or,
 * after an upgrade, bytes both ways. The caller has looked after the user's right.
 */
public final class ProxyRequests {
  /** A page whose links are to be rewritten has to be whole; a larger one goes as it is. */
  private static final int MAX_PAGE = 8 * 1024 * 1024;

  private final Backends backends;

  public ProxyRequests(NodeClients nodes) {
    this.backends = new Backends(nodes);
  }

  public void serve(DocumentApi api, ResourcePath path, Request request, Exchange exchange)
      throws IOException, InterruptedException {
    ProxyPath target = ProxyPath.of(request.target(), !path.namespace().isEmpty());
    Backend backend = backends.find(api, path);
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (target.rest().isEmpty() && reads && !request.wantsUpgrade()) {
      String slash = target.prefix() + "/" + target.query();
      exchange.answer(new Answer(301, List.of(Map.entry("Location", slash)), new byte[0]));
      return;
    }
    Links links = new Links(target.prefix(), backend.host(), request.header("Host"));
    try (BackendChannel channel = open(backend)) {
      HttpResponse response = ask(channel, request, target);
      if (response.status().code() == 101) {
        switchProtocol(channel, response, exchange);
      } else {
        answer(channel, response, links, exchange);
      }
    }
  }

  private static BackendChannel open(Backend backend) throws InterruptedException {
    try {
      return new BackendChannel(backend.dialer().dial(), backend.tls());
    } catch (ApiException | IOException e) {
      throw unreachable(e);
    }
  }

  private static HttpResponse ask(BackendChannel channel, Request request, ProxyPath target)
      throws InterruptedException {
    String path = target.rest().isEmpty() ? "/" : target.rest();
    DefaultFullHttpRequest message =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(request.method()),
            path + target.query(),
            Unpooled.wrappedBuffer(request.body()),
            Headers.forBackend(request, target.prefix() + path),
            new DefaultHttpHeaders());
    try {
      channel.send(message);
      return head(channel);
    } catch (ApiException | IOException e) {
      throw unreachable(e);
    }
  }

  private static HttpResponse head(BackendChannel channel)
      throws IOException, InterruptedException {
    Object first = channel.receive();
    while (first instanceof HttpResponse response && isInterim(response)
        || first instanceof LastHttpContent) {
      ReferenceCountUtil.release(first);
      first = channel.receive();
    }
    if (first instanceof HttpResponse response && response.decoderResult().isSuccess()) {
      return response;
    }
    ReferenceCountUtil.release(first);
    throw new IOException(first == null ? "EOF" : "malformed HTTP response");
  }

  private static boolean isInterim(HttpResponse response) {
    int code = response.status().code();
    return code >= 100 && code < 200 && code != 101;
  }

  private static ApiException unreachable(Exception e) {
    return ApiException.unavailable("error trying to reach service: " + e.getMessage());
  }

  private static void answer(
      BackendChannel channel, HttpResponse response, Links links, Exchange exchange)
      throws IOException, InterruptedException {
    int code = response.status().code();
    List<Map.Entry<String, String>> headers = Headers.forClient(response.headers(), links);
    if (code == 204 || code == 304) {
      exchange.answer(new Answer(code, headers, new byte[0]));
      return;
    }
    boolean page = isPlainHtml(response) && !response.headers().contains("Location");
    try (BodyStream body = exchange.stream(code, headers)) {
      ResponseBody parts = new ResponseBody(channel);
      if (page) {
        copyPage(parts, links, body);
      } else {
        copy(parts, body);
      }
    }
  }

  /** Pages in another encoding than the plain one are left as they are. */
  private static boolean isPlainHtml(HttpResponse response) {
    String type = response.headers().get("Content-Type", "").toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") && !response.headers().contains("Content-Encoding");
  }

  private static void copy(ResponseBody parts, BodyStream body)
      throws IOException, InterruptedException {
    byte[] next = parts.next();
    while (next != null) {
      body.write(next);
      next = parts.next();
    }
  }

  private static void copyPage(ResponseBody parts, Links links, BodyStream body)
      throws IOException, InterruptedException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    byte[] next = parts.next();
    while (next != null && page.size() < MAX_PAGE) {
      page.writeBytes(next);
      next = parts.next();
    }
    if (next == null) {
      body.write(links.rewriteHtml(page.toByteArray()));
      return;
    }
    body.write(page.toByteArray());
    body.write(next);
    copy(parts, body);
  }

  private static void switchProtocol(
      BackendChannel channel, HttpResponse response, Exchange exchange)
      throws IOException, InterruptedException {
    channel.leaveHttp();
    ByteConnection client = exchange.switchProtocol(Headers.switching(response.headers()));
    Thread input = Thread.ofVirtual().name("proxy-input").start(() -> passInput(client, channel));
    try {
      Object next = channel.receive();
      while (next != null) {
        if (next instanceof ByteBuf bytes) {
          client.send(ByteBufUtil.getBytes(bytes));
        }
        ReferenceCountUtil.release(next);
        next = channel.receive();
      }
    } finally {
      input.interrupt();
    }
  }

  /** The client's end ends the backend's connection, and so the other direction. */
  private static void passInput(ByteConnection client, BackendChannel channel) {
    try {
      Optional<byte[]> next = client.receive();
      while (next.isPresent()) {
        channel.send(Unpooled.wrappedBuffer(next.get()));
        next = client.receive();
      }
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the backend has gone, which the other direction sees
    }
  }
}
