package io.drydock.client;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * The typed client of controllers, agents and proxies, over any {@link DocumentApi}. Every write
 * says its {@link Cause}. Errors are {@link ApiException}.
 */
public final class ApiClient {

  private final DocumentApi documents;

  public ApiClient(DocumentApi documents) {
    this.documents = documents;
  }

  public DocumentApi documents() {
    return documents;
  }

  public <T extends HasMetadata> T get(Kind<T> kind, String namespace, String name) {
    return decode(kind, documents.get(ResourcePath.of(kind, namespace, name)));
  }

  /** Empty where there is no such object. */
  public <T extends HasMetadata> Optional<T> find(Kind<T> kind, String namespace, String name) {
    try {
      return Optional.of(get(kind, namespace, name));
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** All objects of a kind; "" means all namespaces. */
  public <T extends HasMetadata> List<T> list(Kind<T> kind, String namespace) {
    return documents.list(ResourcePath.of(kind, namespace), ListOptions.ALL).items().stream()
        .map(d -> decode(kind, d))
        .toList();
  }

  public <T extends HasMetadata> T create(Kind<T> kind, T object, Cause cause) {
    var path = ResourcePath.of(object).collection();
    return written(kind, documents.create(path, encode(object), WriteOptions.of(cause)));
  }

  /** Replaces the object; Conflict where its resourceVersion is set and stale. */
  public <T extends HasMetadata> T update(Kind<T> kind, T object, Cause cause) {
    var path = ResourcePath.of(object);
    return written(kind, documents.update(path, encode(object), WriteOptions.of(cause)));
  }

  public <T extends HasMetadata> T updateStatus(Kind<T> kind, T object, Cause cause) {
    var path = ResourcePath.of(object).subresource("status");
    return written(kind, documents.update(path, encode(object), WriteOptions.of(cause)));
  }

  /** The patch is any object that encodes to the JSON of that patch type. */
  public <T extends HasMetadata> T patch(
      Kind<T> kind, ResourcePath path, PatchType type, Object patch, Cause cause) {
    byte[] body = ObjectCodec.encode(patch);
    return written(kind, documents.patch(path, type, body, WriteOptions.of(cause)));
  }

  public void delete(Kind<?> kind, String namespace, String name, DeleteOptions options) {
    var _ = documents.delete(ResourcePath.of(kind, namespace, name), options);
  }

  /** Gives a pod its node. */
  public void bind(Pod pod, String node, Cause cause) {
    var metadata = pod.getMetadata();
    var binding =
        new BindingBuilder()
            .withNewMetadata()
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .endMetadata()
            .withNewTarget()
            .withApiVersion("v1")
            .withKind("Node")
            .withName(node)
            .endTarget()
            .build();
    var path =
        ResourcePath.of(Kinds.POD, metadata.getNamespace(), metadata.getName())
            .subresource("binding");
    var _ = documents.bind(path, encode(binding), WriteOptions.of(cause));
  }

  private static byte[] encode(HasMetadata object) {
    return ObjectCodec.encode(object);
  }

  private static <T extends HasMetadata> T decode(Kind<T> kind, Document document) {
    return ObjectCodec.decode(kind, document);
  }

  private static <T extends HasMetadata> T written(Kind<T> kind, Written written) {
    return decode(kind, written.document());
  }
}
