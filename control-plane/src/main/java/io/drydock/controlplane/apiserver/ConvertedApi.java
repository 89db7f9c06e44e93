package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
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
import io.drydock.controlplane.apiserver.conversion.Conversion;
import io.drydock.controlplane.apiserver.patch.Patches;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.proto.v1.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind that is stored as another one. The user's right is that of the address that was used; what
 * happens then happens to the stored kind, and the answers are converted back.
 */
record ConvertedApi(
    UserInfo user,
    Access access,
    Rooms rooms,
    Kind<?> served,
    Kind<?> stored,
    Conversion conversion)
    implements DocumentApi {

  @Override
  public Document get(ResourcePath path) {
    access.check(user, Verb.GET, path);
    return shown(inner().get(stored(path)));
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    access.check(user, Verb.LIST, path);
    ListOptions renamed =
        new ListOptions(
            options.labelSelector(),
            fields(options.fieldSelector()),
            options.limit(),
            options.continueToken(),
            options.resourceVersion(),
            options.resourceVersionMatch());
    DocumentList list = inner().list(stored(path), renamed);
    return new DocumentList(
        list.items().stream().map(this::shown).toList(),
        list.resourceVersion(),
        list.continueToken(),
        list.remaining());
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    access.check(user, Verb.WATCH, path);
    WatchOptions renamed =
        new WatchOptions(
            options.labelSelector(),
            fields(options.fieldSelector()),
            options.resourceVersion(),
            options.allowBookmarks(),
            options.sendInitialEvents());
    return new ConvertedWatch(inner().watch(stored(path), renamed), this::shown);
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    access.check(user, Verb.CREATE, path);
    ConvertedBody body = new ConvertedBody(rooms.decoder(), served, conversion, options);
    ObjectNode tree = BodyReader.read(served, json);
    byte[] converted = body.bytes(tree);
    Violations violations = new Violations();
    conversion.validateCreate(tree, violations);
    violations.throwIfAny(stored, tree.path("metadata").path("name").asString(""));
    return shown(body, inner().create(stored(path), converted, body.options()));
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    access.check(user, Verb.UPDATE, path);
    ConvertedBody body = new ConvertedBody(rooms.decoder(), served, conversion, options);
    byte[] converted = body.bytes(BodyReader.read(served, json));
    return shown(body, inner().update(stored(path), converted, body.options()));
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] json, WriteOptions options) {
    access.check(user, Verb.PATCH, path);
    ConvertedBody body = new ConvertedBody(rooms.decoder(), served, conversion, options);
    var patch = Patches.of(served, type, json);
    Change change = current -> body.tree(patch.apply(conversion.fromStored(current)));
    Written written = inner().modify(stored, Verb.PATCH, stored(path), body.options(), change);
    return shown(body, written);
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    access.check(user, Verb.DELETE, path);
    Written written = inner().delete(stored(path), options);
    return new Written(shown(written.document()), written.warnings());
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    throw Subresource.unknown();
  }

  private BoundApi inner() {
    return new BoundApi(user, Access.GRANTED, rooms);
  }

  private ResourcePath stored(ResourcePath path) {
    return new ResourcePath(
        stored.group(),
        stored.version(),
        stored.plural(),
        path.namespace(),
        path.name(),
        path.subresource());
  }

  private String fields(String selector) {
    return FieldNames.renamed(selector, conversion::storedField);
  }

  private Written shown(ConvertedBody body, Written written) {
    return new Written(shown(written.document()), body.with(written.warnings()));
  }

  private Document shown(Document document) {
    return ConvertedBody.show(document, served, stored, conversion);
  }
}
