package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.openapi.OpenApi;
import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers under /openapi, with the headers that let clients keep what they have. */
final class SchemaAnswers {
  private static final String JSON = "application/json";
  private static final String PROTOBUF =
      "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  /** An older spelling; the answer to it has the newer one. */
  private static final String OLD_PROTOBUF =
      "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

  /** As RFC 1123 has it, but days always have two digits. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private static final Duration FOREVER = Duration.ofDays(365);

  private final OpenApi documents = OpenApi.load();
  private final Clock clock;
  private final Instant since;

  SchemaAnswers(Clock clock) {
    this.clock = clock;
    this.since = clock.now();
  }

  /** /openapi/v3 */
  Answer index(Request request) {
    return cached(request, Answer.of(200, JSON, documents.index()), documents.indexTag());
  }

  /**
   * /openapi/v3/...; an address with a tag can be kept forever, and one with a tag of old leads to
   * the one of now.
   */
  Answer version3(Request request, String path) {
    OpenApi.Document document = documents.version3(path).orElseThrow(Documents::notFound);
    String type = Format.choose(request, List.of(JSON)).orElseThrow(SchemaAnswers::notAcceptable);
    String hash = request.parameter("hash").orElse("");
    if (!hash.isEmpty() && !hash.equals(document.tag())) {
      return Answer.text(301, "").with("Location", documents.address(path));
    }
    Answer answer = document(request, type, document).with("Vary", "Accept");
    return hash.isEmpty()
        ? answer
        : answer
            .with("Cache-Control", "public, immutable")
            .with("Expires", httpDate(clock.now().plus(FOREVER)));
  }

  /** /openapi/v2 */
  Answer version2(Request request) {
    String type =
        Format.choose(request, List.of(JSON, OLD_PROTOBUF, PROTOBUF))
            .orElseThrow(SchemaAnswers::notAcceptable);
    boolean protobuf = !type.equals(JSON);
    OpenApi.Document document = documents.version2(protobuf);
    return document(request, protobuf ? PROTOBUF : JSON, document).with("Vary", "Accept");
  }

  private Answer document(Request request, String type, OpenApi.Document document) {
    Answer packed = Answer.of(200, type, document.compressed());
    return cached(request, Answers.unpackFor(request, packed), document.tag());
  }

  private Answer cached(Request request, Answer answer, String tag) {
    String quoted = "\"" + tag + "\"";
    if (request.header("If-None-Match").equals(quoted)) {
      return new Answer(304, List.of(Map.entry("ETag", quoted)), new byte[0]);
    }
    return answer.with("ETag", quoted).with("Last-Modified", httpDate(since));
  }

  private static String httpDate(Instant time) {
    return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
  }

  private static ApiException notAcceptable() {
    return new ApiException(
        Reason.NOT_ACCEPTABLE,
        "only the following media types are accepted: " + String.join(", ", JSON, PROTOBUF));
  }
}
