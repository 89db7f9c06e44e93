package io.drydock.bench;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

/** Requests as a Kubernetes client sends them, in JSON. */
record Requests(ApiTarget target) {
  private static final byte[] NOTHING = {};

  FullHttpRequest get(String path) {
    return request(HttpMethod.GET, path, NOTHING);
  }

  FullHttpRequest delete(String path) {
    return request(HttpMethod.DELETE, path, NOTHING);
  }

  FullHttpRequest post(String path, byte[] body) {
    return request(HttpMethod.POST, path, body);
  }

  FullHttpRequest put(String path, byte[] body) {
    return request(HttpMethod.PUT, path, body);
  }

  private FullHttpRequest request(HttpMethod method, String path, byte[] body) {
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, method, path, Unpooled.wrappedBuffer(body));
    var headers = request.headers();
    headers.set(HttpHeaderNames.HOST, target.server().getAuthority());
    headers.set(HttpHeaderNames.ACCEPT, "application/json");
    headers.set(HttpHeaderNames.USER_AGENT, "drydock-bench");
    if (body.length > 0) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
      headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    }
    if (!target.token().isEmpty()) {
      headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + target.token());
    }
    return request;
  }
}
