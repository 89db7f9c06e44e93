package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import io.drydock.client.TlsFiles;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/**
 * Stands where etcd would in a warm-up run: gives each of its calls one answer that is always the
 * same, and holds nothing.
 */
public final class PretendedEtcd implements AutoCloseable {
  private static final ResponseHeader HEADER = ResponseHeader.newBuilder().setRevision(1).build();
  private static final KeyValue ENTRY =
      KeyValue.newBuilder().setKey(ByteString.copyFromUtf8("/a")).setModRevision(1).build();

  private final Server server;

  private PretendedEtcd(Server server) {
    this.server = server;
  }

  public static PretendedEtcd start(int port, TlsFiles tls) throws IOException {
    return new PretendedEtcd(
        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .sslContext(tls.server())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .addService(new Keys())
            .addService(new Watches())
            .build()
            .start());
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private static final class Keys extends KVGrpc.KVImplBase {
    @Override
    public void range(RangeRequest request, StreamObserver<RangeResponse> out) {
      out.onNext(RangeResponse.newBuilder().setHeader(HEADER).addKvs(ENTRY).setCount(1).build());
      out.onCompleted();
    }

    @Override
    public void txn(TxnRequest request, StreamObserver<TxnResponse> out) {
      out.onNext(
          TxnResponse.newBuilder()
              .setHeader(HEADER)
              .setSucceeded(true)
              .addResponses(ResponseOp.getDefaultInstance())
              .build());
      out.onCompleted();
    }
  }

  private static final class Watches extends WatchGrpc.WatchImplBase {
    @Override
    public StreamObserver<WatchRequest> watch(StreamObserver<WatchResponse> out) {
      return new StreamObserver<>() {
        @Override
        public void onNext(WatchRequest request) {
          out.onNext(WatchResponse.newBuilder().setHeader(HEADER).setCreated(true).build());
          var event = Event.newBuilder().setKv(ENTRY);
          out.onNext(WatchResponse.newBuilder().setHeader(HEADER).addEvents(event).build());
        }

        @Override
        public void onError(Throwable error) {
          // the watcher has gone
        }

        @Override
        public void onCompleted() {
          out.onCompleted();
        }
      };
    }
  }
}
