package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.PatchType;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.Conventions;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Bodies;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;

/** The verbs that change something. */
final class WriteRequests {
  private final Representation representation;

  WriteRequests(Representation representation) {
    this.representation = representation;
  }

  Answer create(DocumentApi api, Route.Resource route, Request request) {
    byte[] body = Bodies.object(request);
    WriteOptions options = Options.write(request, Verb.CREATE);
    return switch (route.path().subresource()) {
      case "binding" -> done(request, 201, api.bind(route.path(), body, options));
      case "eviction" -> done(request, 201, api.create(route.path(), body, options));
      default -> written(request, route, 201, api.create(route.path(), body, options));
    };
  }

  Answer update(DocumentApi api, Route.Resource route, Request request) {
    WriteOptions options = Options.write(request, Verb.UPDATE);
    return changed(request, route, api.update(route.path(), Bodies.object(request), options));
  }

  Answer patch(DocumentApi api, Route.Resource route, Request request) {
    PatchType type = Bodies.patchType(request);
    WriteOptions options = Options.write(request, Verb.PATCH);
    return changed(request, route, api.patch(route.path(), type, request.body(), options));
  }

  private Answer changed(Request request, Route.Resource route, Written written) {
    return written(request, route, written.effect() == Written.Effect.CREATED ? 201 : 200, written);
  }

  /** A Status, or the object where it lives on for a while or its kind is answered so. */
  Answer delete(DocumentApi api, Route.Resource route, Request request) {
    Written written = api.delete(route.path(), Options.delete(request));
    boolean lingers = written.effect() != Written.Effect.REMOVED;
    if (!lingers && !Conventions.isReturnedWhenDeleted(route.kind())) {
      Answer answer = Answers.negotiated(request, 200, deleted(route, written.document()));
      return Answers.warn(answer, written.warnings());
    }
    boolean cascades = Boolean.FALSE.equals(DeleteBody.of(request).orphanDependents());
    return written(request, route, lingers && cascades ? 202 : 200, written);
  }

  Answer deleteAll(DocumentApi api, Route.Resource route, Request request) {
    DocumentList found =
        api.deleteCollection(route.path(), Options.list(request), Options.delete(request));
    return representation.list(request, route.kind(), found);
  }

  private Answer written(Request request, Route.Resource route, int status, Written written) {
    Answer answer = representation.object(request, route.kind(), status, written.document());
    return Answers.warn(answer, written.warnings());
  }

  private static Answer done(Request request, int status, Written written) {
    Status success = success().withCode(status).build();
    return Answers.warn(Answers.negotiated(request, status, success), written.warnings());
  }

  private static Status deleted(Route.Resource route, Document document) {
    return success()
        .withNewDetails()
        .withName(document.getName())
        .withGroup(route.kind().group().isEmpty() ? null : route.kind().group())
        .withKind(route.kind().plural())
        .withUid(document.getUid())
        .endDetails()
        .build();
  }

  private static StatusBuilder success() {
    return new StatusBuilder()
        .withApiVersion("v1")
        .withKind("Status")
        .withNewMetadata()
        .endMetadata()
        .withStatus("Success");
  }
}
