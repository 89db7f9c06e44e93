package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.GrpcStatus;
import io.drydock.client.Inbox;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.DeleteRequest;
import io.drydock.proto.v1.Document;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.GetRequest;
import io.drydock.proto.v1.ListRequest;
import io.drydock.proto.v1.ListResponse;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.PatchRequest;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.drydock.proto.v1.WatchEvent;
import io.drydock.proto.v1.WatchRequest;
import io.drydock.proto.v1.WriteRequest;
import io.drydock.proto.v1.WriteResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each call of api.proto as the verb of the pipeline, on behalf of the caller. */
final class ApiService extends ApiGrpc.ApiImplBase {
  private static final Logger log = LoggerFactory.getLogger(ApiService.class);

  private final ApiServer server;
  private final PodLogs logs;
  private final PodExec exec;
  private final PodPortForward ports;

  ApiService(ApiServer server, NodeClients nodes) {
    this.server = server;
    this.logs = new PodLogs(server, nodes);
    this.exec = new PodExec(server, nodes);
    this.ports = new PodPortForward(server, nodes);
  }

  @Override
  public void get(GetRequest request, StreamObserver<Document> out) {
    answer(out, api -> api.get(ResourcePath.fromProto(request.getResource())));
  }

  @Override
  public void list(ListRequest request, StreamObserver<ListResponse> out) {
    ListOptions options =
        new ListOptions(
            request.getLabelSelector(),
            request.getFieldSelector(),
            request.getLimit(),
            request.getContinueToken(),
            request.getResourceVersion(),
            request.getResourceVersionMatch());
    answer(out, api -> response(api.list(ResourcePath.fromProto(request.getResource()), options)));
  }

  @Override
  public void watch(WatchRequest request, StreamObserver<WatchEvent> out) {
    DocumentApi api = server.as(Caller.current());
    PacedStream.serve(out, "grpc-watch", new WatchStream(api, request)::run);
  }

  @Override
  public void logs(LogsRequest request, StreamObserver<LogsChunk> out) {
    UserInfo user = Caller.current();
    PacedStream.serve(out, "grpc-logs", stream -> logs.run(user, request, stream));
  }

  @Override
  public StreamObserver<ExecRequest> exec(StreamObserver<ExecResponse> out) {
    UserInfo user = Caller.current();
    Inbox<ExecRequest> inbox = new Inbox<>((ServerCallStreamObserver<ExecResponse>) out);
    PacedStream.serve(out, "grpc-exec", stream -> exec.exec(user, inbox, stream));
    return inbox;
  }

  @Override
  public StreamObserver<ExecRequest> attach(StreamObserver<ExecResponse> out) {
    UserInfo user = Caller.current();
    Inbox<ExecRequest> inbox = new Inbox<>((ServerCallStreamObserver<ExecResponse>) out);
    PacedStream.serve(out, "grpc-attach", stream -> exec.attach(user, inbox, stream));
    return inbox;
  }

  @Override
  public StreamObserver<PortForwardRequest> portForward(StreamObserver<PortForwardResponse> out) {
    UserInfo user = Caller.current();
    Inbox<PortForwardRequest> inbox =
        new Inbox<>((ServerCallStreamObserver<PortForwardResponse>) out);
    PacedStream.serve(out, "grpc-port-forward", stream -> ports.run(user, inbox, stream));
    return inbox;
  }

  @Override
  public void create(WriteRequest request, StreamObserver<WriteResponse> out) {
    write(request, out, DocumentApi::create, "");
  }

  @Override
  public void update(WriteRequest request, StreamObserver<WriteResponse> out) {
    write(request, out, DocumentApi::update, "");
  }

  @Override
  public void updateStatus(WriteRequest request, StreamObserver<WriteResponse> out) {
    write(request, out, DocumentApi::update, "status");
  }

  @Override
  public void bind(WriteRequest request, StreamObserver<WriteResponse> out) {
    write(request, out, DocumentApi::bind, "");
  }

  @Override
  public void patch(PatchRequest request, StreamObserver<WriteResponse> out) {
    answer(
        out,
        api ->
            response(
                api.patch(
                    ResourcePath.fromProto(request.getResource()),
                    patchType(request.getContentType()),
                    request.getBody().toByteArray(),
                    WriteOptions.fromProto(request.getOptions()))));
  }

  private static PatchType patchType(String mediaType) {
    return PatchType.byMediaType(mediaType)
        .orElseThrow(() ->
            new ApiException(
                Reason.UNSUPPORTED_MEDIA_TYPE, "unknown patch type \"" + mediaType + "\""));
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<WriteResponse> out) {
    DeleteOptions options =
        new DeleteOptions(
            request.hasGracePeriodSeconds() ? request.getGracePeriodSeconds() : null,
            request.getPropagationPolicy(),
            request.getPreconditionUid(),
            request.getPreconditionResourceVersion(),
            WriteOptions.fromProto(request.getOptions()));
    answer(
        out, api -> response(api.delete(ResourcePath.fromProto(request.getResource()), options)));
  }

  /** A verb that takes a whole object. */
  private interface WriteVerb {
    Written write(DocumentApi api, ResourcePath path, byte[] json, WriteOptions options);
  }

  private void write(
      WriteRequest request, StreamObserver<WriteResponse> out, WriteVerb verb, String subresource) {
    ResourcePath asked = ResourcePath.fromProto(request.getResource());
    ResourcePath path = subresource.isEmpty() ? asked : asked.subresource(subresource);
    WriteOptions options = WriteOptions.fromProto(request.getOptions());
    answer(out, api -> response(verb.write(api, path, request.getBody().toByteArray(), options)));
  }

  private <T> void answer(StreamObserver<T> out, Function<DocumentApi, T> verb) {
    try {
      out.onNext(verb.apply(server.as(Caller.current())));
      out.onCompleted();
    } catch (ApiException e) {
      out.onError(GrpcStatus.toGrpc(e));
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("A request broke the pipeline");
      out.onError(GrpcStatus.toGrpc(ApiException.internal("Internal error: " + e)));
    }
  }

  private static ListResponse response(DocumentList list) {
    return ListResponse.newBuilder()
        .addAllItems(list.items())
        .setResourceVersion(list.resourceVersion())
        .setContinueToken(list.continueToken())
        .setRemainingItems(list.remaining())
        .build();
  }

  private static WriteResponse response(Written written) {
    return WriteResponse.newBuilder()
        .setObject(written.document())
        .addAllWarnings(written.warnings())
        .build();
  }
}
