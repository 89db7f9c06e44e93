package io.drydock.controlplane.apiserver.rest.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.protobuf.ProtobufAnswers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes whole answers: notation, compression, warnings, and errors as Status objects. */
public final class Answers {
  /** As kube-apiserver: smaller answers are not worth the time. */
  private static final int GZIP_FROM = 128 * 1024;

  private Answers() {}

  /** JSON bytes in the notation that was asked for. */
  public static Answer of(int status, Format format, byte[] json) {
    return switch (format.encoding()) {
      case JSON -> made(status, format.encoding(), format.pretty() ? pretty(json) : json);
      case YAML ->
          made(status, format.encoding(), Yaml.write(ObjectCodec.tree(json)).getBytes(UTF_8));
      case PROTOBUF ->
          ProtobufAnswers.object(json)
              .map(body -> made(status, format.encoding(), body))
              .orElseGet(() -> made(status, Format.Encoding.JSON, json));
    };
  }

  /** Bytes that are in their notation already. */
  static Answer made(int status, Format.Encoding encoding, byte[] body) {
    return Answer.of(status, encoding.mediaType(), body).with("Cache-Control", "no-cache, private");
  }

  /** A record or a model object in the notation that the client reads, or else in JSON. */
  public static Answer negotiated(Request request, int status, Object object) {
    return of(status, Format.negotiated(request), ObjectCodec.encode(object));
  }

  /** An answer in plain JSON, made of a record or a model object. */
  public static Answer json(int status, Object object) {
    return Answer.of(status, "application/json", ObjectCodec.encode(object));
  }

  /** The one place that maps an error to HTTP. */
  public static Answer error(Request request, ApiException error) {
    var status = error.toStatus();
    Answer answer = negotiated(request, error.code(), status);
    Integer retry = status.getDetails() == null ? null : status.getDetails().getRetryAfterSeconds();
    return retry == null || retry == 0
        ? answer
        : answer.with("Retry-After", Integer.toString(retry));
  }

  /** Adds Kubernetes' warnings: kubectl prints each as "Warning: ...". */
  public static Answer warn(Answer answer, List<String> warnings) {
    Answer result = answer;
    for (String warning : warnings) {
      result = result.with("Warning", "299 - \"" + escape(warning) + "\"");
    }
    return result;
  }

  /** Compresses a large answer for a client that can read it. */
  public static Answer compress(Request request, Answer answer) {
    boolean packed = answer.headers().stream().anyMatch(h -> h.getKey().equals("Content-Encoding"));
    if (packed || !readsGzip(request) || answer.body().length < GZIP_FROM) {
      return answer;
    }
    return answer
        .withBody(gzip(answer.body()))
        .with("Content-Encoding", "gzip")
        .with("Vary", "Accept-Encoding");
  }

  /** Sends a body that is compressed already, or unpacks it for a client that cannot read that. */
  public static Answer unpackFor(Request request, Answer packed) {
    if (readsGzip(request)) {
      return packed.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      return packed.withBody(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the body is one that we packed
    }
  }

  private static boolean readsGzip(Request request) {
    return request.header("Accept-Encoding").contains("gzip");
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 8);
    try (GZIPOutputStream out =
        new GZIPOutputStream(packed, 64 * 1024) {
          {
            def.setLevel(1);
          }
        }) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return packed.toByteArray();
  }

  private static byte[] pretty(byte[] json) {
    return (ObjectCodec.tree(json).toPrettyString() + "\n").getBytes(UTF_8);
  }

  private static String escape(String warning) {
    return warning.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
  }
}
