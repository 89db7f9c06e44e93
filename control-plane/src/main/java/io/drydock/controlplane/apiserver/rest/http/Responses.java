package io.drydock.controlplane.apiserver.rest.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;

/** Our answers as Netty's messages. */
final class Responses {

  private Responses() {}

  /** A whole answer; one to HEAD has the length of the body but not the body. */
  static FullHttpResponse whole(Answer answer, boolean head, boolean keepAlive) {
    byte[] body = answer.body();
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    fill(response.headers(), answer.headers(), keepAlive);
    if (answer.status() != 304 && answer.status() != 204) {
      HttpUtil.setContentLength(response, body.length);
    }
    return response;
  }

  /** The head of an answer whose body follows. */
  static HttpResponse head(int status, List<Map.Entry<String, String>> headers, boolean keepAlive) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    fill(response.headers(), headers, keepAlive);
    return response;
  }

  private static void fill(
      HttpHeaders target, List<Map.Entry<String, String>> headers, boolean keepAlive) {
    headers.forEach(h -> target.add(h.getKey(), h.getValue()));
    if (!keepAlive) {
      target.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }
}
