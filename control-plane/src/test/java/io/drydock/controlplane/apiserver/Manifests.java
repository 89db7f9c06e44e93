package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import io.drydock.proto.v1.Document;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;

/** Lets tests write what users write, and read what they read. */
public final class Manifests {
  public static final WriteOptions STRICT =
      new WriteOptions(false, "Strict", "test", false, Cause.of("test", "because"));

  private Manifests() {}

  public static byte[] json(String yaml) {
    return ObjectCodec.encode(Yaml.documents(yaml).getFirst());
  }

  public static Kind<?> kind(String yaml) {
    JsonNode tree = Yaml.documents(yaml).getFirst();
    return Kinds.byApiVersion(tree.path("apiVersion").asString(""), tree.path("kind").asString(""))
        .orElseThrow();
  }

  public static ResourcePath path(Kind<?> kind, String name) {
    return ResourcePath.of(kind, kind.namespaced() ? "default" : "", name);
  }

  public static JsonNode create(DocumentApi api, String yaml) {
    return tree(api.create(path(kind(yaml), ""), json(yaml), STRICT).document());
  }

  public static JsonNode tree(Document document) {
    return ObjectCodec.tree(document.getRaw().toByteArray());
  }

  public static ApiException refusal(ThrowingCallable call) {
    return Assertions.catchThrowableOfType(ApiException.class, call);
  }
}
