package io.drydock.cli;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.DeleteRequest;
import io.drydock.proto.v1.Document;
import io.drydock.proto.v1.GetRequest;
import io.drydock.proto.v1.ListRequest;
import io.drydock.proto.v1.ListResponse;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.PatchRequest;
import io.drydock.proto.v1.WriteRequest;
import io.drydock.proto.v1.WriteResponse;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers the warm-up run's commands, so that they walk their usual ways: always the same objects.
 */
final class WarmUpApi extends ApiGrpc.ApiImplBase {
  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"default","uid":"1",
        "creationTimestamp":"2026-01-31T12:00:00Z","labels":{"app":"web"},"resourceVersion":"7"},
       "spec":{"nodeName":"node-1","containers":[{"name":"web","image":"web:1"}]},
       "status":{"phase":"Running","podIP":"10.244.0.5","conditions":[{"type":"Ready","status":"True"}],
        "containerStatuses":[{"name":"web","ready":true,"restartCount":0,
          "state":{"running":{"startedAt":"2026-01-31T12:00:00Z"}}}]}}
      """;

  private static final String NODE =
      """
      {"apiVersion":"v1","kind":"Node","metadata":{"name":"node-1","resourceVersion":"6"},
       "spec":{"podCIDR":"10.244.0.0/24"},
       "status":{"conditions":[{"type":"Ready","status":"True"}],
        "addresses":[{"type":"InternalIP","address":"10.89.0.11"}]}}
      """;

  private static final String DEPLOYMENT =
      """
      {"apiVersion":"apps/v1","kind":"Deployment",
       "metadata":{"name":"web","namespace":"default","uid":"2","resourceVersion":"8"},
       "spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},"strategy":{"type":"RollingUpdate"},
        "template":{"metadata":{"labels":{"app":"web"}},
         "spec":{"containers":[{"name":"web","image":"web:1"}]}}},
       "status":{"replicas":1}}
      """;

  private static final String SERVICE =
      """
      {"apiVersion":"v1","kind":"Service",
       "metadata":{"name":"web","namespace":"default","uid":"3","resourceVersion":"9"},
       "spec":{"type":"ClusterIP","clusterIP":"10.96.0.1","ports":[{"port":80,"protocol":"TCP"}]},
       "status":{"loadBalancer":{}}}
      """;

  private static final Map<String, String> OBJECTS =
      Map.of("pods", POD, "nodes", NODE, "deployments", DEPLOYMENT, "services", SERVICE);

  @Override
  public void get(GetRequest request, StreamObserver<Document> out) {
    String json = OBJECTS.get(request.getResource().getResource());
    if (json == null) {
      out.onError(GrpcStatus.toGrpc(new ApiException(Reason.NOT_FOUND, "warm-up")));
    } else {
      answer(out, document(json));
    }
  }

  @Override
  public void list(ListRequest request, StreamObserver<ListResponse> out) {
    var all = ListResponse.newBuilder().setResourceVersion(9);
    String json = OBJECTS.get(request.getResource().getResource());
    if (json != null) {
      all.addItems(document(json));
    }
    answer(out, all.build());
  }

  @Override
  public void create(WriteRequest request, StreamObserver<WriteResponse> out) {
    answer(out, WriteResponse.newBuilder().setObject(document(DEPLOYMENT)).build());
  }

  @Override
  public void patch(PatchRequest request, StreamObserver<WriteResponse> out) {
    answer(out, WriteResponse.newBuilder().setObject(document(DEPLOYMENT)).build());
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<WriteResponse> out) {
    answer(out, WriteResponse.newBuilder().setObject(document(POD)).build());
  }

  @Override
  public void logs(LogsRequest request, StreamObserver<LogsChunk> out) {
    answer(out, LogsChunk.getDefaultInstance());
  }

  private static <T> void answer(StreamObserver<T> out, T message) {
    out.onNext(message);
    out.onCompleted();
  }

  private static Document document(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    var tree = ObjectCodec.tree(bytes);
    return Document.newBuilder()
        .setApiVersion(tree.path("apiVersion").asString(""))
        .setKind(tree.path("kind").asString(""))
        .setName(tree.path("metadata").path("name").asString(""))
        .setNamespace(tree.path("metadata").path("namespace").asString(""))
        .setUid(tree.path("metadata").path("uid").asString(""))
        .setRaw(ObjectCodec.wrap(bytes))
        .build();
  }
}
