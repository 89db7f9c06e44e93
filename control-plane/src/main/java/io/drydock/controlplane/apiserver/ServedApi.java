package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.conversion.Conversions;
import io.drydock.controlplane.apiserver.review.Reviews;
import io.drydock.proto.v1.Document;

/**
 * Everything that has an address, on behalf of one user: leads each call to the pipeline, to
 * another version's conversion, or to where answers are made that nobody stores.
 */
record ServedApi(UserInfo user, Access access, Rooms rooms, Reviews reviews)
    implements DocumentApi {

  private DocumentApi of(ResourcePath path) {
    Kind<?> kind =
        Kinds.byResource(path.group(), path.version(), path.resource())
            .orElseThrow(Subresource::unknown);
    return switch (kind.storage()) {
      case Kind.Storage.Own _ -> stored();
      case Kind.Storage.As(Kind<?> stored) ->
          new ConvertedApi(user, access, rooms, kind, stored, Conversions.of(kind));
      case Kind.Storage.None _ -> new AnsweringApi(user, access, rooms, reviews, kind);
    };
  }

  private BoundApi stored() {
    return new BoundApi(user, access, rooms);
  }

  @Override
  public Document get(ResourcePath path) {
    return of(path).get(path);
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    return of(path).list(path, options);
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    return of(path).watch(path, options);
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    return of(path).create(path, json, options);
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    return of(path).update(path, json, options);
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options) {
    return of(path).patch(path, type, body, options);
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    return of(path).delete(path, options);
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    return stored().bind(path, bindingJson, options);
  }
}
