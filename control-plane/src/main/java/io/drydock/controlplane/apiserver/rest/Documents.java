package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.discovery.AggregatedDiscovery;
import io.drydock.controlplane.apiserver.rest.discovery.Discovery;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.openapi.OpenApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says about itself: discovery, OpenAPI, version, paths. */
final class Documents {
  private static final String OPENAPI_PROTOBUF =
      "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  private final Discovery discovery = new Discovery(Kinds.served());
  private final AggregatedDiscovery aggregated = new AggregatedDiscovery(Kinds.served());
  private final OpenApi openApi = new OpenApi(Kinds.served(), ServerVersion.RELEASE);

  Answer coreVersions(Request request) {
    return Format.wantsAggregatedDiscovery(request)
        ? aggregated(request, ObjectCodec.encode(aggregated.core()))
        : json(request, discovery.coreVersions(request.header("Host")));
  }

  Answer groups(Request request) {
    return Format.wantsAggregatedDiscovery(request)
        ? aggregated(request, ObjectCodec.encode(aggregated.named()))
        : json(request, discovery.groups());
  }

  Answer group(Request request, String name) {
    return json(request, found(discovery.findGroup(name)));
  }

  Answer resources(Request request, String group, String version) {
    return json(request, found(discovery.resources(group, version)));
  }

  Answer openApiIndex(Request request) {
    return cached(request, "application/json", openApi.index());
  }

  Answer openApiV3(Request request, String group, String version) {
    return cached(request, "application/json", found(openApi.version3(group, version)));
  }

  /** The schemas are in JSON, and in v3. */
  Answer openApiV2(Request request) {
    String accept = request.header("Accept");
    boolean json =
        accept.isEmpty() || accept.contains("application/json") || accept.contains("*/*");
    return json
        ? cached(request, "application/json", openApi.version2())
        : cached(request, OPENAPI_PROTOBUF, openApi.version2Protobuf());
  }

  Answer version(Request request) {
    return json(request, ServerVersion.info());
  }

  Answer index(Request request) {
    List<String> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis"));
    Kinds.served().stream()
        .filter(kind -> !kind.group().isEmpty())
        .map(kind -> List.of("/apis/" + kind.group(), "/apis/" + kind.apiVersion()))
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .forEach(paths::add);
    paths.addAll(
        List.of("/healthz", "/livez", "/metrics", "/openapi/v2", "/openapi/v3", "/readyz"));
    paths.add("/version");
    return json(request, Map.of("paths", paths));
  }

  static ApiException notFound() {
    return new ApiException(Reason.NOT_FOUND, "the server could not find the requested resource");
  }

  private static <T> T found(Optional<T> document) {
    return document.orElseThrow(Documents::notFound);
  }

  private static Answer json(Request request, Object object) {
    return Answers.of(200, Format.negotiate(request), ObjectCodec.encode(object));
  }

  private static Answer aggregated(Request request, byte[] body) {
    return cached(request, AggregatedDiscovery.MEDIA_TYPE, body).with("Vary", "Accept");
  }

  /** kubectl keeps these documents and asks whether they have changed. */
  private static Answer cached(Request request, String mediaType, byte[] body) {
    String tag = "\"" + Integer.toHexString(Arrays.hashCode(body)) + "-" + body.length + "\"";
    if (request.header("If-None-Match").equals(tag)) {
      return new Answer(304, List.of(Map.entry("ETag", tag)), new byte[0]);
    }
    return Answer.of(200, mediaType, body).with("ETag", tag);
  }
}
