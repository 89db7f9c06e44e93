package io.drydock.cli.command;

import com.google.protobuf.ByteString;
import io.drydock.client.TlsFiles;
import io.drydock.proto.v1.ExecExit;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.NodeGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A node service without containers: a log of two lines, or a large one; the commands "cat" and
 * "exit N".
 */
final class TestAgent extends NodeGrpc.NodeImplBase implements AutoCloseable {
  static final int LARGE_CHUNKS = 500;
  final List<LogsRequest> logs = new CopyOnWriteArrayList<>();
  private final Server server;

  TestAgent(TlsFiles tls) throws IOException {
    this.server =
        NettyServerBuilder.forPort(0)
            .sslContext(tls.server())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .addService(this)
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void logs(LogsRequest request, StreamObserver<LogsChunk> answer) {
    logs.add(request);
    if (request.getPrevious()) {
      answer.onError(
          Status.FAILED_PRECONDITION
              .withDescription("previous terminated container \"main\" in pod \"one\" not found")
              .asRuntimeException());
      return;
    }
    boolean large = request.getContainer().getContainer().equals("side");
    String line = large ? "x".repeat(10_000) + "\n" : "hello\n";
    for (int i = 0; i < (large ? LARGE_CHUNKS : 2); i++) {
      answer.onNext(LogsChunk.newBuilder().setData(ByteString.copyFromUtf8(line)).build());
    }
    if (!request.getFollow()) {
      answer.onCompleted();
    }
  }

  @Override
  public StreamObserver<ExecRequest> exec(StreamObserver<ExecResponse> answer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ExecRequest request) {
        switch (request.getMessageCase()) {
          case START -> {
            if (request.getStart().getCommand(0).equals("exit")) {
              var error = ByteString.copyFromUtf8("going\n");
              answer.onNext(ExecResponse.newBuilder().setStderr(error).build());
              exit(Integer.parseInt(request.getStart().getCommand(1)));
            }
          }
          case STDIN ->
              answer.onNext(ExecResponse.newBuilder().setStdout(request.getStdin()).build());
          case STDIN_CLOSED -> exit(0);
          case RESIZE, MESSAGE_NOT_SET -> {}
        }
      }

      private void exit(int code) {
        var exit = ExecExit.newBuilder().setCode(code).build();
        answer.onNext(ExecResponse.newBuilder().setExit(exit).build());
        answer.onCompleted();
      }

      @Override
      public void onError(Throwable error) {}

      @Override
      public void onCompleted() {}
    };
  }

  @Override
  public void close() throws InterruptedException {
    boolean unused = server.shutdownNow().awaitTermination(2, TimeUnit.SECONDS);
  }
}
