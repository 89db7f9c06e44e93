package io.drydock.controlplane.apiserver.rest.openapi;

import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI documents that the build wrote. They are read, compressed as they are, when they are
 * asked for, and not kept: only the index of them is. Immutable.
 */
public final class OpenApi {
  /** The name of the index: paths and the tags of their documents. */
  public static final String INDEX = "index.json";

  /** Swagger 2, all in one document. */
  public static final String SWAGGER = "v2";

  /** The same in protobuf. */
  public static final String SWAGGER_PROTOBUF = "v2-protobuf";

  private final Map<String, String> tags;

  /**
   * A document as it is sent.
   *
   * @param tag changes with the content
   * @param compressed by gzip
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Document(String tag, byte[] compressed) {}

  private final byte[] index;
  private final String indexTag;

  private OpenApi(Map<String, String> tags) {
    this.tags = tags;
    this.index = makeIndex();
    this.indexTag = tag(index);
  }

  public static OpenApi load() {
    Map<String, String> tags = new TreeMap<>();
    ObjectCodec.tree(read(INDEX))
        .properties()
        .forEach(entry -> tags.put(entry.getKey(), entry.getValue().asString()));
    return new OpenApi(tags);
  }

  /** Where the build puts the document of a path. */
  public static String file(String path) {
    return path.replace('/', '_') + ".gz";
  }

  /** What changes with a document's content. */
  public static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(content);
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  /** /openapi/v3: the paths and where their documents are, each with its tag. */
  public byte[] index() {
    return index;
  }

  public String indexTag() {
    return indexTag;
  }

  /** The address of a document as it is now: it may be kept forever. */
  public String address(String path) {
    return "/openapi/v3/" + path + "?hash=" + tags.get(path);
  }

  /**
   * /openapi/v3/...: one group version, where it is served.
   *
   * @param path "api/v1", "apis/apps/v1"
   */
  public Optional<Document> version3(String path) {
    return path.equals(SWAGGER) || !tags.containsKey(path)
        ? Optional.empty()
        : Optional.of(new Document(tags.get(path), read(file(path))));
  }

  /** /openapi/v2: everything, in JSON or in protobuf. */
  public Document version2(boolean protobuf) {
    return new Document(tags.get(SWAGGER), read(file(protobuf ? SWAGGER_PROTOBUF : SWAGGER)));
  }

  private byte[] makeIndex() {
    ObjectNode index = ObjectCodec.mapper().createObjectNode();
    ObjectNode paths = index.putObject("paths");
    tags.keySet().stream()
        .filter(path -> !path.equals(SWAGGER))
        .forEach(path -> paths.putObject(path).put("serverRelativeURL", address(path)));
    return ObjectCodec.encode(index);
  }

  private static byte[] read(String file) {
    try (InputStream in = OpenApi.class.getResourceAsStream("documents/" + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the OpenAPI documents are not among the classes; build with Maven, which writes them");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
