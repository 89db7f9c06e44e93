package io.drydock.controlplane.apiserver.contract;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
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
import io.drydock.client.Written.Effect;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The verbs as HTTP requests, as any client of Kubernetes makes them. */
final class RestDocumentApi implements DocumentApi, AutoCloseable {
  private final RunningDoor door;
  private final HttpClient http;

  RestDocumentApi(RunningDoor door) {
    this.door = door;
    this.http = door.client().http();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  @Override
  public Document get(ResourcePath path, String resourceVersion) {
    String query = new RestQuery().with("resourceVersion", resourceVersion).toString();
    return document(json(send(request(path, query))));
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    return list(path, json(send(request(path, RestQuery.of(options).toString()))));
  }

  private static DocumentList list(ResourcePath path, JsonNode list) {
    var kind = Kinds.byResource(path.group(), path.version(), path.resource()).orElseThrow();
    List<Document> items =
        list.path("items")
            .valueStream()
            .map(item -> ((ObjectNode) item).put("kind", kind.kind()))
            .map(item -> document(item.put("apiVersion", kind.apiVersion())))
            .toList();
    JsonNode metadata = list.path("metadata");
    String token = metadata.path("continue").asString("");
    long unknown = token.isEmpty() ? 0 : -1;
    return new DocumentList(
        items,
        Long.parseLong(metadata.path("resourceVersion").asString()),
        token,
        metadata.path("remainingItemCount").asLong(unknown));
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    HttpRequest request =
        request(path.collection(), RestQuery.of(options, path).toString()).build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw failure(ObjectCodec.tree(answer.body().readAllBytes()));
      }
      return new RestWatch(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    var request = request(path, RestQuery.of(options).toString());
    return written(send(body(request, "POST", "application/json", json)));
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    var request = request(path, RestQuery.of(options).toString());
    return written(send(body(request, "PUT", "application/json", json)));
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] patch, WriteOptions options) {
    var request = request(path, RestQuery.of(options).toString());
    return written(send(body(request, "PATCH", type.mediaType(), patch)));
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    JsonNode answer = json(send(delete(path, "", options)));
    return answer.path("kind").asString().equals("Status")
        ? new Written(gone(answer.path("details")), List.of(), Effect.REMOVED)
        : new Written(document(answer), List.of(), Effect.MARKED);
  }

  private static Document gone(JsonNode details) {
    return Document.newBuilder()
        .setName(details.path("name").asString(""))
        .setUid(details.path("uid").asString(""))
        .build();
  }

  @Override
  public DocumentList deleteCollection(
      ResourcePath path, ListOptions selection, DeleteOptions options) {
    String query = RestQuery.of(selection).toString();
    return list(path, json(send(delete(path, query, options))));
  }

  private HttpRequest.Builder delete(ResourcePath path, String query, DeleteOptions options) {
    byte[] body = ObjectCodec.encode(RestQuery.body(options));
    return body(request(path, query), "DELETE", "application/json", body);
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    return create(path.subresource("binding"), bindingJson, options);
  }

  private HttpRequest.Builder request(ResourcePath path, String query) {
    return door.request(RestQuery.address(path) + query);
  }

  private static HttpRequest.Builder body(
      HttpRequest.Builder request, String method, String type, byte[] body) {
    return request.header("Content-Type", type).method(method, BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw failure(json(answer));
      }
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static ApiException failure(JsonNode status) {
    return ApiException.fromStatus(ObjectCodec.mapper().treeToValue(status, Status.class));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return ObjectCodec.mapper().readTree(answer.body());
  }

  private static Written written(HttpResponse<String> answer) {
    List<String> warnings =
        answer.headers().allValues("Warning").stream().map(RestQuery::warning).toList();
    return new Written(
        document(json(answer)),
        warnings,
        answer.statusCode() == 201 ? Effect.CREATED : Effect.UPDATED);
  }

  static Document document(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return Document.newBuilder()
        .setApiVersion(object.path("apiVersion").asString(""))
        .setKind(object.path("kind").asString(""))
        .setNamespace(metadata.path("namespace").asString(""))
        .setName(metadata.path("name").asString(""))
        .setUid(metadata.path("uid").asString(""))
        .setResourceVersion(Long.parseLong(metadata.path("resourceVersion").asString("0")))
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(object)))
        .build();
  }
}
