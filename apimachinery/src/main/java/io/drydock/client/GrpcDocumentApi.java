package io.drydock.client;

import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.ApiGrpc;
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
  public Document get(ResourcePath path) {
    var request = GetRequest.newBuilder().setResource(path.toProto()).build();
    return call(() -> timed().get(request));
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions o) {
    var request =
        ListRequest.newBuilder()
            .setResource(path.toProto())
            .setLabelSelector(o.labelSelector())
            .setFieldSelector(o.fieldSelector())
            .setLimit(o.limit())
            .setContinueToken(o.continueToken())
            .setResourceVersion(o.resourceVersion())
            .setResourceVersionMatch(o.resourceVersionMatch())
            .build();
    ListResponse r = call(() -> timed().list(request));
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
            .setAllowBookmarks(o.allowBookmarks())
            .setSendInitialEvents(o.sendInitialEvents())
            .build();
    return GrpcWatch.open(stub.getChannel(), request);
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
    var request =
        io.drydock.proto.v1.DeleteRequest.newBuilder()
            .setResource(path.toProto())
            .setPropagationPolicy(o.propagationPolicy())
            .setPreconditionUid(o.uid())
            .setPreconditionResourceVersion(o.resourceVersion())
            .setOptions(o.write().toProto());
    if (o.gracePeriodSeconds() != null) {
      request.setGracePeriodSeconds(o.gracePeriodSeconds());
    }
    return written(call(() -> timed().delete(request.build())));
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
    return new Written(response.getObject(), response.getWarningsList(), response.getCreated());
  }

  private static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      throw GrpcStatus.fromGrpc(e);
    }
  }
}
