package io.drydock.bench;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Bare etcd, asked for what an API server asks it for: a put guarded by the key's absence, and a
 * consistent read of one key.
 */
final class EtcdLanes implements AutoCloseable {
  private static final String PREFIX = "/drydock-bench/";
  private final ManagedChannel channel;
  private final KVGrpc.KVFutureStub stub;

  private EtcdLanes(ManagedChannel channel) {
    this.channel = channel;
    this.stub = KVGrpc.newFutureStub(channel);
  }

  /**
   * @param ca null where the endpoint is plain http
   */
  static EtcdLanes open(
      URI endpoint, @Nullable Path ca, @Nullable Path certificate, @Nullable Path key)
      throws IOException {
    var builder = NettyChannelBuilder.forAddress(endpoint.getHost(), endpoint.getPort());
    if (ca == null || certificate == null || key == null) {
      return new EtcdLanes(builder.usePlaintext().directExecutor().build());
    }
    var tls =
        GrpcSslContexts.forClient()
            .trustManager(ca.toFile())
            .keyManager(certificate.toFile(), key.toFile())
            .build();
    return new EtcdLanes(builder.sslContext(tls).directExecutor().build());
  }

  /** So many requests at once; etcd's own client multiplexes them over one connection too. */
  List<Lane> creates(String run, int lanes) {
    return Collections.nCopies(lanes, n -> stage(stub.txn(guardedPut(key(run, n)))));
  }

  List<Lane> gets(String run, int lanes, long keys) {
    return Collections.nCopies(
        lanes,
        n -> stage(stub.range(RangeRequest.newBuilder().setKey(key(run, n % keys)).build())));
  }

  void clear() {
    ByteString from = ByteString.copyFromUtf8(PREFIX);
    ByteString end = ByteString.copyFromUtf8(PREFIX.replaceAll("/$", "0"));
    var _ =
        KVGrpc.newBlockingStub(channel)
            .deleteRange(DeleteRangeRequest.newBuilder().setKey(from).setRangeEnd(end).build());
  }

  private static ByteString key(String run, long n) {
    return ByteString.copyFromUtf8(PREFIX + run + "/" + n);
  }

  private static TxnRequest guardedPut(ByteString key) {
    var absent =
        Compare.newBuilder()
            .setKey(key)
            .setTarget(Compare.CompareTarget.MOD)
            .setResult(Compare.CompareResult.EQUAL)
            .setModRevision(0);
    var value = ByteString.copyFrom(Objects.configMap("bare"));
    var put = PutRequest.newBuilder().setKey(key).setValue(value);
    return TxnRequest.newBuilder()
        .addCompare(absent)
        .addSuccess(RequestOp.newBuilder().setRequestPut(put))
        .build();
  }

  private static <T> CompletionStage<T> stage(ListenableFuture<T> future) {
    var stage = new CompletableFuture<T>();
    future.addListener(
        () -> {
          try {
            stage.complete(future.resultNow());
          } catch (IllegalStateException e) {
            stage.completeExceptionally(e);
          }
        },
        Runnable::run);
    return stage;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
