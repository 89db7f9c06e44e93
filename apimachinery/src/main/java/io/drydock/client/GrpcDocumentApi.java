package io.drydock.client;

import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.DeleteCollectionRequest;
import io.drydock.proto.v1.DeleteRequest;
import io.drydock.proto.v1.Document;
import io.drydock.proto.v1.GetRequest;
import io.drydock.proto.v1.ListRequest;
import io.drydock.proto.v1.ListResponse;
import io.drydock.proto.v1.PatchRequest;
import io.drydock.proto.v1.WatchRequest;
import io.drydock.proto.v1.WriteRequest;
import io.drydock.proto.v1.WriteResponse;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The API over the control plane's gRPC door. The channel is the caller's to close. A unary call
 * that is not answered within the deadline fails with Timeout.
 */
public final class GrpcDocumentApi implements DocumentApi {

  private final ApiGrpc.ApiBlockingStub stub;
  private final Duration deadline;

  public GrpcDocumentApi(Channel channel, Duration deadline) {
    this.stub = ApiGrpc.newBlockingStub(channel);
    this.deadline = deadline;
  }

  @Override
  public Document get(ResourcePath path, String resourceVersion) {
    var request =
        GetRequest.newBuilder()
            .setResource(path.toProto())
            .setResourceVersion(resourceVersion)
            .build();
    return call(() -> timed().get(request));
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions o) {
    return list(call(() -> timed().list(request(path, o))));
  }

  private static ListRequest request(ResourcePath path, ListOptions o) {
    return ListRequest.newBuilder()
        .setResource(path.toProto())
        .setLabelSelector(o.labelSelector())
        .setFieldSelector(o.fieldSelector())
        .setLimit(o.limit())
        .setContinueToken(o.continueToken())
        .setResourceVersion(o.resourceVersion())
        .setResourceVersionMatch(o.resourceVersionMatch())
        .build();
  }

  private static DocumentList list(ListResponse r) {
    return new DocumentList(
        r.getItemsList(), r.getResourceVersion(), r.getContinueToken(), r.getRemainingItems());
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions o) {
    var request =
        WatchRequest.newBuilder()
            .setResource(path.toProto())
            .setLabelSelector(o.labelSelector())
            .setFieldSelector(o.fieldSelector())
            .setResourceVersion(o.resourceVersion())
            .setResourceVersionMatch(o.resourceVersionMatch())
            .setAllowBookmarks(o.allowBookmarks())
            .setTimeoutSeconds(o.timeoutSeconds());
    if (o.sendInitialEvents() != null) {
      request.setSendInitialEvents(o.sendInitialEvents());
    }
    return GrpcWatch.open(stub.getChannel(), request.build());
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    var request = write(path, json, options);
    return written(call(() -> timed().create(request)));
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    var request = write(path, json, options);
    boolean status = path.subresource().equals("status");
    return written(call(() -> status ? timed().updateStatus(request) : timed().update(request)));
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options) {
    var request =
        PatchRequest.newBuilder()
            .setResource(path.toProto())
            .setContentType(type.mediaType())
            .setBody(ObjectCodec.wrap(body))
            .setOptions(options.toProto())
            .build();
    return written(call(() -> timed().patch(request)));
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions o) {
    return written(call(() -> timed().delete(request(path, o))));
  }

  @Override
  public DocumentList deleteCollection(
      ResourcePath path, ListOptions selection, DeleteOptions options) {
    var request =
        DeleteCollectionRequest.newBuilder()
            .setList(request(path, selection))
            .setDelete(request(path, options))
            .build();
    return list(call(() -> timed().deleteCollection(request)));
  }

  private static DeleteRequest request(ResourcePath path, DeleteOptions o) {
    var request =
        DeleteRequest.newBuilder()
            .setResource(path.toProto())
            .setPropagationPolicy(o.propagationPolicy())
            .setPreconditionUid(o.uid())
            .setPreconditionResourceVersion(o.resourceVersion())
            .setOptions(o.write().toProto());
    if (o.gracePeriodSeconds() != null) {
      request.setGracePeriodSeconds(o.gracePeriodSeconds());
    }
    return request.build();
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    var request = write(path, bindingJson, options);
    return written(call(() -> timed().bind(request)));
  }

  private ApiGrpc.ApiBlockingStub timed() {
    return stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static WriteRequest write(ResourcePath path, byte[] json, WriteOptions options) {
    return WriteRequest.newBuilder()
        .setResource(path.toProto())
        .setBody(ObjectCodec.wrap(json))
        .setOptions(options.toProto())
        .build();
  }

  private static Written written(WriteResponse response) {
    Written.Effect effect =
        switch (response.getEffect()) {
          case CREATED -> Written.Effect.CREATED;
          case MARKED -> Written.Effect.MARKED;
          case REMOVED -> Written.Effect.REMOVED;
          case UPDATED, UNRECOGNIZED -> Written.Effect.UPDATED;
        };
    return new Written(response.getObject(), response.getWarningsList(), effect);
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw GrpcStatus.fromGrpc(e);
    }
  }
}
