package io.drydock.controlplane.apiserver.rest.stream;

import com.google.protobuf.ByteString;
import io.drydock.client.TlsFiles;
import io.drydock.proto.v1.ExecExit;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.NodeGrpc;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node service without a node: logs say what was asked for; commands are "cat" (until standard
 * input ends), "exit N", "size" (the next resize), "fail", "flood N" (so many bytes).
 */
final class FakeAgent extends NodeGrpc.NodeImplBase implements AutoCloseable {
  final List<LogsRequest> logs = new CopyOnWriteArrayList<>();
  final List<StreamObserver<LogsChunk>> followers = new CopyOnWriteArrayList<>();
  final List<ExecStart> starts = new CopyOnWriteArrayList<>();
  final List<PortForwardRequest> forwards = new CopyOnWriteArrayList<>();

  /** The port that stands for the agent's own HTTP endpoint. */
  volatile int ownHttp;

  final AtomicInteger running = new AtomicInteger();
  private final Server server;

  FakeAgent(TlsFiles tls) throws IOException {
    this.server =
        NettyServerBuilder.forPort(0)
            .sslContext(tls.server())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .addService(this)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .build()
            .start();
  }

  int port() {
    return server.getPort();
  }

  boolean someoneFollows() {
    return followers.stream()
        .anyMatch(f -> !((ServerCallStreamObserver<LogsChunk>) f).isCancelled());
  }

  @Override
  public void logs(LogsRequest request, StreamObserver<LogsChunk> answer) {
    logs.add(request);
    if (request.getPrevious()) {
      answer.onError(
          Status.FAILED_PRECONDITION
              .withDescription("previous terminated container \"main\" in pod \"web\" not found")
              .asRuntimeException());
      return;
    }
    ((ServerCallStreamObserver<LogsChunk>) answer).setOnCancelHandler(() -> {});
    answer.onNext(chunk("one\n"));
    answer.onNext(chunk("two\n"));
    if (request.getFollow()) {
      followers.add(answer);
    } else {
      answer.onCompleted();
    }
  }

  @Override
  public StreamObserver<ExecRequest> exec(StreamObserver<ExecResponse> answer) {
    return new Session(answer);
  }

  @Override
  public StreamObserver<ExecRequest> attach(StreamObserver<ExecResponse> answer) {
    return new Session(answer);
  }

  /** Connects to the port in this process' own network. */
  @Override
  public StreamObserver<PortForwardRequest> portForward(
      StreamObserver<PortForwardResponse> answer) {
    return new FakePort(answer, forwards, ownHttp);
  }

  @Override
  public void close() throws InterruptedException {
    var _ = server.shutdownNow().awaitTermination(2, TimeUnit.SECONDS);
  }

  static LogsChunk chunk(String text) {
    return LogsChunk.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
  }

  /** One command. */
  private final class Session implements StreamObserver<ExecRequest> {
    private final ServerCallStreamObserver<ExecResponse> answer;
    private final Semaphore room = new Semaphore(0);
    private ExecStart start = ExecStart.getDefaultInstance();

    Session(StreamObserver<ExecResponse> observer) {
      this.answer = (ServerCallStreamObserver<ExecResponse>) observer;
      running.incrementAndGet();
      answer.setOnReadyHandler(room::release);
      answer.setOnCancelHandler(this::over);
      answer.setOnCloseHandler(this::over);
    }

    private void over() {
      running.decrementAndGet();
      room.release();
    }

    @Override
    public void onNext(ExecRequest request) {
      switch (request.getMessageCase()) {
        case START -> start(request.getStart());
        case STDIN ->
            answer.onNext(ExecResponse.newBuilder().setStdout(request.getStdin()).build());
        case STDIN_CLOSED -> exit(0);
        case RESIZE -> {
          if (start.getCommandList().equals(List.of("size"))) {
            say(
                "%dx%d\n"
                    .formatted(request.getResize().getWidth(), request.getResize().getHeight()));
            exit(0);
          }
        }
        case MESSAGE_NOT_SET -> {}
      }
    }

    private void start(ExecStart wanted) {
      start = wanted;
      starts.add(wanted);
      switch (wanted.getCommandCount() == 0 ? "" : wanted.getCommand(0)) {
        case "exit" -> {
          answer.onNext(
              ExecResponse.newBuilder().setStderr(ByteString.copyFromUtf8("going\n")).build());
          exit(Integer.parseInt(wanted.getCommand(1)));
        }
        case "flood" ->
            Thread.startVirtualThread(() -> flood(Integer.parseInt(wanted.getCommand(1))));
        case "fail" ->
            answer.onError(
                Status.NOT_FOUND
                    .withDescription("container not found (\"main\")")
                    .asRuntimeException());
        default -> {}
      }
    }

    /** Bytes 0, 1, 2, ... as fast as they are taken. */
    private void flood(int size) {
      byte[] piece = new byte[4096];
      for (int sent = 0; sent < size && awaitRoom(); ) {
        int length = Math.min(piece.length, size - sent);
        for (int i = 0; i < length; i++) {
          piece[i] = (byte) (sent + i);
        }
        answer.onNext(
            ExecResponse.newBuilder().setStdout(ByteString.copyFrom(piece, 0, length)).build());
        sent += length;
      }
      if (!answer.isCancelled()) {
        exit(0);
      }
    }

    /** False where the caller has gone. */
    private boolean awaitRoom() {
      while (!answer.isReady() && !answer.isCancelled()) {
        room.acquireUninterruptibly();
      }
      return !answer.isCancelled();
    }

    private void say(String text) {
      answer.onNext(ExecResponse.newBuilder().setStdout(ByteString.copyFromUtf8(text)).build());
    }

    private void exit(int code) {
      answer.onNext(ExecResponse.newBuilder().setExit(ExecExit.newBuilder().setCode(code)).build());
      answer.onCompleted();
    }

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onCompleted() {}
  }
}
