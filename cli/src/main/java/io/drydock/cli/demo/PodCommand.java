package io.drydock.cli.demo;

import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One command in a pod's container, by the control plane's exec; its output is collected. */
final class PodCommand implements StreamObserver<ExecResponse> {
  private static final long LIMIT_SECONDS = 15;
  private final StringBuilder output = new StringBuilder();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private int code = -1;

  /** How it ended; what it wrote to both streams, or why it could not be run. */
  record Outcome(int code, String output) {
    boolean ok() {
      return code == 0;
    }
  }

  private PodCommand() {}

  /** Runs to the end, at most some seconds. */
  static Outcome run(Channel channel, String namespace, String pod, List<String> command) {
    var observer = new PodCommand();
    var requests =
        ApiGrpc.newStub(channel).withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS).exec(observer);
    requests.onNext(ExecRequest.newBuilder().setStart(start(namespace, pod, command)).build());
    Outcome outcome = observer.outcome.join();
    requests.onCompleted();
    return outcome;
  }

  private static ExecStart start(String namespace, String pod, List<String> command) {
    return ExecStart.newBuilder()
        .setContainer(ContainerRef.newBuilder().setNamespace(namespace).setPod(pod))
        .addAllCommand(command)
        .setStdout(true)
        .setStderr(true)
        .build();
  }

  @Override
  public void onNext(ExecResponse response) {
    switch (response.getMessageCase()) {
      case STDOUT -> append(response.getStdout().toByteArray());
      case STDERR -> append(response.getStderr().toByteArray());
      case EXIT -> {
        code = response.getExit().getCode();
        outcome.complete(new Outcome(code, output.toString().strip()));
      }
      case MESSAGE_NOT_SET -> {}
    }
  }

  private void append(byte[] bytes) {
    output.append(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void onError(Throwable e) {
    outcome.complete(new Outcome(1, String.valueOf(e.getMessage())));
  }

  @Override
  public void onCompleted() {
    outcome.complete(new Outcome(code, output.toString().strip()));
  }
}
