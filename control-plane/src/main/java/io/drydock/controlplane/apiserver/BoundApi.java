package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.StoreErrors.translate;

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
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.patch.Patches;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** The pipeline on behalf of one user: authorizes, then leads each verb to its room. */
record BoundApi(UserInfo user, Access access, Rooms rooms) implements DocumentApi {

  @Override
  public Document get(ResourcePath path) {
    Kind<?> kind = admit(Verb.GET, path);
    return translate(() -> new Reads(rooms).get(kind, path));
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    Kind<?> kind = admit(Verb.LIST, path);
    return translate(() -> new Lists(rooms).list(kind, path, options));
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    Kind<?> kind = admit(Verb.WATCH, path);
    return translate(() -> new Reads(rooms).watch(kind, path, options));
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    Kind<?> kind = admit(Verb.CREATE, path);
    return switch (path.subresource()) {
      case "" ->
          translate(() -> new Creation(rooms).run(request(kind, Verb.CREATE, path, options), json));
      case "binding" -> bound(path, json, options);
      case "eviction" ->
          translate(
              () -> new Eviction(rooms).run(request(Kinds.POD, Verb.CREATE, path, options), json));
      case "token" ->
          translate(() ->
              new TokenCreation(rooms)
                  .run(request(Kinds.SERVICE_ACCOUNT, Verb.CREATE, path, options), json));
      default -> throw Subresource.unknown();
    };
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    Kind<?> kind = admit(Verb.UPDATE, path);
    Subresource subresource = Subresource.of(kind, path.subresource());
    var body =
        subresource == Subresource.SCALE ? BodyReader.object(json) : BodyReader.read(kind, json);
    return modify(kind, Verb.UPDATE, path, options, current -> body.deepCopy());
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options) {
    Kind<?> kind = admit(Verb.PATCH, path);
    var patch = Patches.of(kind, type, body);
    return modify(kind, Verb.PATCH, path, options, patch::apply);
  }

  /** A change however it came about; the caller has looked after the user's right. */
  Written modify(Kind<?> kind, Verb verb, ResourcePath path, WriteOptions options, Change change) {
    Subresource subresource = Subresource.of(kind, path.subresource());
    return translate(
        () -> new Modification(rooms).run(request(kind, verb, path, options), subresource, change));
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    Kind<?> kind = admit(Verb.DELETE, path);
    return translate(
        () -> new Deletion(rooms).run(request(kind, Verb.DELETE, path, options.write()), options));
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    admit(Verb.CREATE, path.subresource("binding"));
    return bound(path, bindingJson, options);
  }

  private Written bound(ResourcePath path, byte[] json, WriteOptions options) {
    return translate(
        () -> new Binding(rooms).run(request(Kinds.POD, Verb.CREATE, path, options), json));
  }

  private Kind<?> admit(Verb verb, ResourcePath path) {
    Kind<?> kind =
        Kinds.byResource(path.group(), path.version(), path.resource())
            .orElseThrow(Subresource::unknown);
    access.check(user, verb, path);
    return kind;
  }

  private <T extends HasMetadata> Request<T> request(
      Kind<T> kind, Verb verb, ResourcePath path, WriteOptions options) {
    return new Request<>(user, verb, kind, path, options);
  }
}
