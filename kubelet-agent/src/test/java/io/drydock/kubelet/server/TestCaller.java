package io.drydock.kubelet.server;

import com.google.protobuf.ByteString;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.NodeGrpc;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Collects what one exec answers. */
final class TestCaller implements StreamObserver<ExecResponse> {
  final StringBuilder stdout = new StringBuilder();
  final StringBuilder stderr = new StringBuilder();
  final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private StreamObserver<ExecRequest> requests;

  static TestCaller exec(
      NodeGrpc.NodeStub node, ContainerRef container, boolean stdin, List<String> command) {
    TestCaller caller = new TestCaller();
    caller.requests = node.exec(caller);
    caller.requests.onNext(start(container, stdin, command));
    return caller;
  }

  /** The message by which an exec begins. */
  static ExecRequest start(ContainerRef container, boolean stdin, List<String> command) {
    return ExecRequest.newBuilder()
        .setStart(
            ExecStart.newBuilder()
                .setContainer(container)
                .addAllCommand(command)
                .setStdin(stdin)
                .setStdout(true)
                .setStderr(true))
        .build();
  }

  void input(byte[] bytes) {
    requests.onNext(ExecRequest.newBuilder().setStdin(ByteString.copyFrom(bytes)).build());
  }

  void closeInput() {
    requests.onNext(ExecRequest.newBuilder().setStdinClosed(true).build());
  }

  @Override
  public synchronized void onNext(ExecResponse response) {
    stdout.append(response.getStdout().toStringUtf8());
    stderr.append(response.getStderr().toStringUtf8());
    if (response.hasExit()) {
      exit.complete(response.getExit().getCode());
    }
  }

  @Override
  public void onError(Throwable e) {
    exit.completeExceptionally(e);
  }

  @Override
  public void onCompleted() {
    exit.completeExceptionally(new IllegalStateException("no exit came"));
  }
}
