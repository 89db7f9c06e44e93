package io.drydock.controlplane.apiserver.rest.content;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.List;
import java.util.Optional;

/** How a client wants to see objects. Tables are JSON or YAML only, as in Kubernetes. */
public record Format(Shape shape, Encoding encoding, boolean pretty) {

  /** What of an object is shown. */
  public enum Shape {
    OBJECT,
    TABLE,
    METADATA
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

  public static final Format JSON = new Format(Shape.OBJECT, Encoding.JSON, false);

  /**
   * What the Accept header asks for and we can give.
   *
   * @throws ApiException NotAcceptable where there is no such thing
   */
  public static Format negotiate(Request request) {
    boolean pretty =
        request.parameter("pretty").isPresent()
            ? request.flag("pretty")
            : request.header("User-Agent").startsWith("curl");
    return MediaType.accepted(request.header("Accept")).stream()
        .flatMap(type -> of(type, pretty).stream())
        .findFirst()
        .orElseThrow(Format::notAcceptable);
  }

  /** As {@link #negotiate}, but JSON where nothing that is asked for can be given. */
  static Format negotiated(Request request) {
    try {
      return negotiate(request);
    } catch (ApiException e) {
      return JSON;
    }
  }

  /** As {@link #negotiate}, where there is but one shape. */
  public static Format plain(Request request) {
    Format format = negotiate(request);
    if (format.shape() != Shape.OBJECT) {
      throw notAcceptable();
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
    if (!known) {
      return Optional.empty();
    }
    return shape(type)
        .filter(shape -> shape != Shape.TABLE || !type.isProtobuf())
        .map(shape -> new Format(shape, encoding(type), pretty));
  }

  private static Encoding encoding(MediaType type) {
    if (type.isProtobuf()) {
      return Encoding.PROTOBUF;
    }
    return type.isYaml() ? Encoding.YAML : Encoding.JSON;
  }

  private static Optional<Shape> shape(MediaType type) {
    String as = type.parameter("as");
    if (as.isEmpty()) {
      return Optional.of(Shape.OBJECT);
    }
    if (!type.parameter("g").equals("meta.k8s.io") || !type.parameter("v").equals("v1")) {
      return Optional.empty();
    }
    return switch (as) {
      case "Table" -> Optional.of(Shape.TABLE);
      case "PartialObjectMetadata", "PartialObjectMetadataList" -> Optional.of(Shape.METADATA);
      default -> Optional.empty();
    };
  }

  private static ApiException notAcceptable() {
    return new ApiException(
        Reason.NOT_ACCEPTABLE,
        "only the following media types are accepted: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf");
  }
}
