package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Format;
import io.drydock.controlplane.apiserver.rest.discovery.AggregatedDiscovery;
import io.drydock.controlplane.apiserver.rest.discovery.Discovery;
import io.drydock.controlplane.apiserver.rest.discovery.ServerVersion;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.controlplane.apiserver.rest.openapi.OpenApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the server says about itself: discovery, OpenAPI, version, paths. */
final class Documents {
  private static final Map.Entry<String, String> CACHED = Map.entry("Cache-Control", "public");
  private static final Map.Entry<String, String> BY_ACCEPT = Map.entry("Vary", "Accept");

  private final Discovery discovery = new Discovery(Kinds.served());
  private final AggregatedDiscovery aggregated = new AggregatedDiscovery(Kinds.served());

  Answer coreVersions(Request request) {
    return Format.aggregatedDiscovery(request)
        .map(version -> aggregated(request, version, aggregated.core(version)))
        .orElseGet(() ->
            json(request, discovery.coreVersions(request.header("Host"))).with("Vary", "Accept"));
  }

  Answer groups(Request request) {
    return Format.aggregatedDiscovery(request)
        .map(version -> aggregated(request, version, aggregated.named(version)))
        .orElseGet(() -> json(request, discovery.groups()).with("Vary", "Accept"));
  }

  Answer group(Request request, String name) {
    return json(request, found(discovery.findGroup(name)));
  }

  Answer resources(Request request, String group, String version) {
    return json(request, found(discovery.resources(group, version)));
  }

  Answer version(Request request) {
    return json(request, ServerVersion.info());
  }

  /**
   * /
   *
   * @param checks the paths of the health checks
   */
  Answer index(Request request, List<String> checks) {
    Set<String> paths = new TreeSet<>(checks);
    paths.addAll(List.of("/api", "/apis", "/apis/", "/metrics", "/version"));
    paths.addAll(List.of("/openapi/v2", "/openapi/v3", "/openapi/v3/"));
    for (Kind<?> kind : Kinds.served()) {
      paths.add(Discovery.path(kind.group(), kind.version()));
      if (!kind.group().isEmpty()) {
        paths.add("/apis/" + kind.group());
      }
    }
    return json(request, Map.of("paths", paths));
  }

  static ApiException notFound() {
    return new ApiException(Reason.NOT_FOUND, "the server could not find the requested resource");
  }

  private static <T> T found(Optional<T> document) {
    return document.orElseThrow(Documents::notFound);
  }

  private static Answer json(Request request, Object object) {
    return Answers.of(200, Format.plain(request), ObjectCodec.encode(object));
  }

  /** kubectl keeps this document and asks whether it has changed. */
  private static Answer aggregated(Request request, String version, JsonNode document) {
    byte[] body = ObjectCodec.encode(document);
    String tag = "\"" + OpenApi.tag(body) + "\"";
    if (request.header("If-None-Match").equals(tag)) {
      return new Answer(304, List.of(Map.entry("ETag", tag), CACHED, BY_ACCEPT), new byte[0]);
    }
    return Answer.of(200, AggregatedDiscovery.mediaType(version), body)
        .with("ETag", tag)
        .with(CACHED.getKey(), CACHED.getValue())
        .with(BY_ACCEPT.getKey(), BY_ACCEPT.getValue());
  }
}
