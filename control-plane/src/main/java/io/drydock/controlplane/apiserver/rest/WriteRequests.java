package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.content.Answers;
import io.drydock.controlplane.apiserver.rest.content.Bodies;
import io.drydock.controlplane.apiserver.rest.content.Representation;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import java.util.ArrayList;
import java.util.List;

/** The verbs that change something. */
final class WriteRequests {
  private final Representation representation;

  WriteRequests(Representation representation) {
    this.representation = representation;
  }

  Answer create(DocumentApi api, Route.Resource route, Request request) {
    byte[] body = Bodies.object(request);
    WriteOptions options = Options.write(request);
    return switch (route.path().subresource()) {
      case "binding" -> done(request, 201, api.bind(route.path(), body, options));
      case "eviction" -> done(request, 201, api.create(route.path(), body, options));
      default -> written(request, route, 201, api.create(route.path(), body, options));
    };
  }

  Answer update(DocumentApi api, Route.Resource route, Request request) {
    Written written = api.update(route.path(), Bodies.object(request), Options.write(request));
    return written(request, route, 200, written);
  }

  Answer patch(DocumentApi api, Route.Resource route, Request request) {
    PatchType type = Bodies.patchType(request);
    Written written = api.patch(route.path(), type, request.body(), Options.write(request));
    return written(request, route, 200, written);
  }

  /** The object where it goes on existing for a while, else a Status. */
  Answer delete(DocumentApi api, Route.Resource route, Request request) {
    Written written = api.delete(route.path(), Options.delete(request));
    boolean lingers = lingers(written.document());
    return lingers
        ? written(request, route, 200, written)
        : Answers.warn(
            Answers.negotiated(request, 200, deleted(route, written.document())),
            written.warnings());
  }

  /** Deletes what a list finds, one by one; an object that went meanwhile is no error. */
  Answer deleteAll(DocumentApi api, Route.Resource route, Request request) {
    DeleteOptions options = Options.delete(request);
    ListOptions selection = Options.list(request);
    DocumentList found = api.list(route.path(), selection);
    List<Document> deleted = new ArrayList<>();
    for (Document document : found.items()) {
      try {
        deleted.add(api.delete(path(route, document), options).document());
      } catch (ApiException e) {
        if (!e.is(Reason.NOT_FOUND)) {
          throw e;
        }
      }
    }
    DocumentList answer =
        new DocumentList(
            deleted, found.resourceVersion(), found.continueToken(), found.remaining());
    return representation.list(request, route.kind(), answer);
  }

  private static ResourcePath path(Route.Resource route, Document document) {
    return ResourcePath.of(route.kind(), document.getNamespace(), document.getName());
  }

  private Answer written(Request request, Route.Resource route, int status, Written written) {
    Answer answer = representation.object(request, route.kind(), status, written.document());
    return Answers.warn(answer, written.warnings());
  }

  private static Answer done(Request request, int status, Written written) {
    Status success = success().withCode(status).build();
    return Answers.warn(Answers.negotiated(request, status, success), written.warnings());
  }

  private static boolean lingers(Document document) {
    return !ObjectCodec.tree(document.getRaw().toByteArray())
        .path("metadata")
        .path("deletionTimestamp")
        .isMissingNode();
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
