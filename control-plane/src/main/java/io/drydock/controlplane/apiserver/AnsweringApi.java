package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.body.FieldValidation;
import io.drydock.controlplane.apiserver.review.Reviews;
import io.drydock.proto.v1.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kinds that nobody stores: a body is answered at once, as a review of rights or a binding, or a
 * read shows what is found at that moment, as component statuses.
 */
record AnsweringApi(UserInfo user, Access access, Rooms rooms, Reviews reviews, Kind<?> kind)
    implements DocumentApi {

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    demand(Verb.CREATE);
    access.check(user, Verb.CREATE, path);
    ObjectNode body = BodyReader.read(kind, json);
    return kind.equals(Kinds.BINDING)
        ? bound(path, body, json, options)
        : review(path, body, options);
  }

  private Written bound(ResourcePath path, ObjectNode body, byte[] json, WriteOptions options) {
    String pod = body.path("metadata").path("name").asString("");
    if (pod.isEmpty()) {
      throw ApiException.badRequest("Binding metadata.name: Required value: name of the pod");
    }
    ResourcePath target = ResourcePath.of(Kinds.POD, path.namespace(), pod).subresource("binding");
    return new BoundApi(user, Access.GRANTED, rooms).bind(target, json, options);
  }

  private Written review(ResourcePath path, ObjectNode body, WriteOptions options) {
    Decoded<?> decoded =
        rooms.decoder().decode(kind, body, FieldValidation.parse(options.fieldValidation()));
    ObjectNode answer = answer(path, body);
    return new Written(document(answer), decoded.warnings());
  }

  private ObjectNode answer(ResourcePath path, ObjectNode body) {
    return kind.equals(Kinds.TOKEN_REVIEW)
        ? new TokenReviews(rooms).answer(body)
        : reviews.answer(user, kind, path.namespace(), body);
  }

  @Override
  public Document get(ResourcePath path) {
    demand(Verb.GET);
    access.check(user, Verb.GET, path);
    return components().get(path.name());
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    demand(Verb.LIST);
    access.check(user, Verb.LIST, path);
    return components().list(options);
  }

  private ComponentStatuses components() {
    return new ComponentStatuses(rooms);
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    throw notAllowed();
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    throw notAllowed();
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options) {
    throw notAllowed();
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    throw notAllowed();
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    throw notAllowed();
  }

  private void demand(Verb verb) {
    if (!kind.verbs().contains(verb.toString())) {
      throw notAllowed();
    }
  }

  private static ApiException notAllowed() {
    return new ApiException(
        Reason.METHOD_NOT_ALLOWED,
        "the server does not allow this method on the requested resource");
  }

  private Document document(ObjectNode object) {
    return Document.newBuilder()
        .setApiVersion(kind.apiVersion())
        .setKind(kind.kind())
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(object)))
        .build();
  }
}
