package io.drydock.client;

import io.drydock.proto.v1.Document;

/**
 * The verbs of the Kubernetes API on documents, on behalf of one user. The request pipeline and
 * {@link GrpcDocumentApi} implement it with the same semantics and errors ({@link ApiException}).
 * Calls block; make them from virtual threads. Implementations are safe for many threads.
 */
public interface DocumentApi {

  /** A consistent read; NotFound where there is no such object. */
  default Document get(ResourcePath path) {
    return get(path, "");
  }

  /**
   * The object at least as new as a revision; "" means as of now, "0" whatever is at hand.
   *
   * @throws ApiException NotFound; Timeout where the revision lies in the future
   */
  Document get(ResourcePath path, String resourceVersion);

  DocumentList list(ResourcePath path, ListOptions options);

  Watch watch(ResourcePath path, WatchOptions options);

  /** Stores a new object; the name comes from the body (or its generateName). */
  Written create(ResourcePath path, byte[] json, WriteOptions options);

  /** Replaces the object, or the part of it that path's subresource names. */
  Written update(ResourcePath path, byte[] json, WriteOptions options);

  Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options);

  /** Marks for deletion, or removes what nothing holds. */
  Written delete(ResourcePath path, DeleteOptions options);

  /** Deletes what the list finds, one after the other; the objects as they were found. */
  DocumentList deleteCollection(ResourcePath path, ListOptions selection, DeleteOptions options);

  /** Sets a Pod's node once; the body is a Binding. Conflict where the Pod has a node. */
  Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options);
}
