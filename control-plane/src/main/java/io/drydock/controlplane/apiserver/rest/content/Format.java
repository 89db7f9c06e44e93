package io.drydock.controlplane.apiserver.rest.content;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a client wants to see objects. Clients that would rather have protobuf get JSON, which all of
 * them also read.
 *
 * @param version of meta.k8s.io, where the shape is one of its kinds
 */
public record Format(Shape shape, Encoding encoding, boolean pretty, String version) {
  private static final List<String> VERSIONS = List.of("v1", "v1beta1");
  private static final List<String> HUMAN = List.of("curl", "Wget", "Mozilla/5.0");

  /** What of an object is shown. */
  public enum Shape {
    OBJECT,
    TABLE,
    METADATA,
    METADATA_LIST
  }

  /** In which notation. */
  public enum Encoding {
    JSON("application/json"),
    YAML("application/yaml");

    private final String mediaType;

    Encoding(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  public static final Format JSON = new Format(Shape.OBJECT, Encoding.JSON, false, "v1");

  /**
   * What the Accept header asks for and we can give.
   *
   * @throws ApiException NotAcceptable where there is no such thing
   */
  public static Format negotiate(Request request) {
    return offers(request)
        .findFirst()
        .orElseThrow(() -> notAcceptable("application/json, application/yaml"));
  }

  /** As {@link #negotiate} for a watch, which is a stream of JSON lines. */
  public static Format negotiateStream(Request request) {
    return offers(request)
        .filter(format -> format.encoding == Encoding.JSON)
        .findFirst()
        .orElseThrow(() -> notAcceptable("application/json;stream=watch"));
  }

  /** For an error, which has one shape, and is told in JSON to whom nothing suits. */
  public static Format forError(Request request) {
    return offers(request)
        .findFirst()
        .map(found -> new Format(Shape.OBJECT, found.encoding, found.pretty, "v1"))
        .orElse(JSON);
  }

  private static Stream<Format> offers(Request request) {
    boolean pretty = isPretty(request);
    return MediaType.accepted(request.header("Accept")).stream()
        .flatMap(type -> of(type, pretty).stream());
  }

  /** People get it pretty without asking. */
  private static boolean isPretty(Request request) {
    Predicate<String> asked =
        value -> List.of("1", "t", "T", "true", "TRUE", "True").contains(value);
    return request
        .parameter("pretty")
        .map(asked::test)
        .orElseGet(() -> HUMAN.stream().anyMatch(request.header("User-Agent")::startsWith));
  }

  /** Whether the client asks for a discovery document of all groups in one. */
  public static boolean wantsAggregatedDiscovery(Request request) {
    return MediaType.accepted(request.header("Accept")).stream()
        .anyMatch(t ->
            t.isJson()
                && t.parameter("as").equals("APIGroupDiscoveryList")
                && t.parameter("v").equals("v2"));
  }

  private static Optional<Format> of(MediaType type, boolean pretty) {
    boolean known = type.isJson() || type.isYaml() || type.isProtobuf() || type.isAny();
    String stream = type.parameter("stream");
    if (!known || !(stream.isEmpty() || stream.equals("watch"))) {
      return Optional.empty();
    }
    Encoding encoding = type.isYaml() ? Encoding.YAML : Encoding.JSON;
    boolean asked = pretty || type.parameter("pretty").equals("1");
    String version = type.parameter("v").isEmpty() ? "v1" : type.parameter("v");
    return shape(type).map(shape -> new Format(shape, encoding, asked, version));
  }

  private static Optional<Shape> shape(MediaType type) {
    if (Stream.of("as", "g", "v").allMatch(parameter -> type.parameter(parameter).isEmpty())) {
      return Optional.of(Shape.OBJECT);
    }
    if (!type.parameter("g").equals("meta.k8s.io") || !VERSIONS.contains(type.parameter("v"))) {
      return Optional.empty();
    }
    return switch (type.parameter("as")) {
      case "Table" -> Optional.of(Shape.TABLE);
      case "PartialObjectMetadata" -> Optional.of(Shape.METADATA);
      case "PartialObjectMetadataList" -> Optional.of(Shape.METADATA_LIST);
      default -> Optional.empty();
    };
  }

  static ApiException notAcceptable(String accepted) {
    return new ApiException(
        Reason.NOT_ACCEPTABLE, "only the following media types are accepted: " + accepted);
  }

  /** "meta.k8s.io/v1" or "meta.k8s.io/v1beta1". */
  String metaVersion() {
    return "meta.k8s.io/" + version;
  }
}
