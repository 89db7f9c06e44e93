package io.drydock.controlplane.apiserver.rest.content;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a client wants to see objects. Tables are JSON or YAML only, as in Kubernetes.
 *
 * @param version of meta.k8s.io, where the shape is one of its kinds
 */
public record Format(Shape shape, Encoding encoding, boolean pretty, String version) {
  private static final String ACCEPTED =
      "application/json, application/yaml, application/vnd.kubernetes.protobuf";
  private static final String STREAMS =
      "application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch";
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
    YAML("application/yaml"),
    PROTOBUF("application/vnd.kubernetes.protobuf");

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
        .orElseThrow(() -> notAcceptable(ACCEPTED));
  }

  /** As {@link #negotiate} for a watch, which is a stream of JSON lines or protobuf messages. */
  public static Format negotiateStream(Request request) {
    return offers(request)
        .filter(format -> format.encoding != Encoding.YAML)
        .findFirst()
        .orElseThrow(() -> notAcceptable(STREAMS));
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

  /** As {@link #negotiate}, where there is but one shape. */
  public static Format plain(Request request) {
    Format format = negotiate(request);
    if (format.shape() != Shape.OBJECT) {
      throw notAcceptable(ACCEPTED);
    }
    return format;
  }

  /**
   * The version of the discovery document of all groups in one, where the client would rather have
   * that than one document a group.
   */
  public static Optional<String> aggregatedDiscovery(Request request) {
    return MediaType.accepted(request.header("Accept")).stream()
        .filter(type -> isAggregatedDiscovery(type) || of(type, false).isPresent())
        .findFirst()
        .filter(Format::isAggregatedDiscovery)
        .map(type -> type.parameter("v"));
  }

  private static boolean isAggregatedDiscovery(MediaType type) {
    return type.isJson()
        && type.parameter("g").equals("apidiscovery.k8s.io")
        && type.parameter("as").equals("APIGroupDiscoveryList")
        && List.of("v2", "v2beta1").contains(type.parameter("v"));
  }

  /** The first of some media types that the client takes, in the order that it prefers them. */
  public static Optional<String> choose(Request request, List<String> offered) {
    return MediaType.accepted(request.header("Accept")).stream()
        .flatMap(type -> offered.stream().filter(type::matches))
        .findFirst();
  }

  private static Optional<Format> of(MediaType type, boolean pretty) {
    boolean known = type.isJson() || type.isYaml() || type.isProtobuf() || type.isAny();
    String stream = type.parameter("stream");
    if (!known || !(stream.isEmpty() || stream.equals("watch"))) {
      return Optional.empty();
    }
    boolean asked = pretty || type.parameter("pretty").equals("1");
    String version = type.parameter("v").isEmpty() ? "v1" : type.parameter("v");
    return shape(type)
        .filter(shape -> shape != Shape.TABLE || !type.isProtobuf())
        .map(shape -> new Format(shape, encoding(type), asked, version));
  }

  private static Encoding encoding(MediaType type) {
    if (type.isProtobuf()) {
      return Encoding.PROTOBUF;
    }
    return type.isYaml() ? Encoding.YAML : Encoding.JSON;
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
