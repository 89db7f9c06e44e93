package io.drydock.cli.command;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.drydock.client.Reason;
import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.fabric8.kubernetes.api.model.Pod;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock logs}: what a container has written. */
@Command(name = "logs", description = "Show what a container has written.")
final class LogsCommand extends ApiCommand {
  @Parameters(paramLabel = "POD | TYPE/NAME [CONTAINER]", arity = "1..2")
  private List<String> arguments = List.of();

  @Option(
      names = {"-c", "--container"},
      defaultValue = "",
      paramLabel = "<container>",
      description = "Of this container.")
  private String container = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more is written.")
  private boolean follow;

  @Option(
      names = {"-p", "--previous"},
      description = "Of the container's last run.")
  private boolean previous;

  @Option(names = "--timestamps", description = "The time before each line.")
  private boolean timestamps;

  @Option(
      names = "--tail",
      defaultValue = "-1",
      paramLabel = "<lines>",
      description = "Only so many last lines; -1: all.")
  private long tail;

  @Option(
      names = "--since",
      converter = DurationOption.class,
      paramLabel = "<duration>",
      description = "Only what is newer: 5s, 2m, 3h.")
  private @Nullable Duration since;

  @Option(
      names = "--since-time",
      defaultValue = "",
      paramLabel = "<time>",
      description = "Only what is newer than an RFC 3339 time.")
  private String sinceTime = "";

  @Option(names = "--limit-bytes", paramLabel = "<bytes>", description = "At most so much.")
  private @Nullable Long limitBytes;

  LogsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  int run(Session session) throws InterruptedException {
    Pod pod = pod(session);
    String wanted = arguments.size() > 1 ? arguments.get(1) : container;
    LogsRequest request = request(ContainerName.of(session, pod, wanted));
    BlockingClientCall<?, LogsChunk> call =
        ApiGrpc.newBlockingV2Stub(session.api().channel()).logs(request);
    try {
      for (LogsChunk chunk = call.read(); chunk != null; chunk = call.read()) {
        session.out().writeBytes(chunk.getData().toByteArray());
        session.out().flush();
      }
      return 0;
    } catch (StatusException e) {
      throw GrpcStatus.fromGrpc(new StatusRuntimeException(e.getStatus(), e.getTrailers()));
    } finally {
      call.cancel("the command is over", null);
    }
  }

  private Pod pod(Session session) {
    try {
      return new PodChoice(session, true).find(arguments.getFirst());
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND)) {
        throw wrong(
            "error from server (NotFound): %s in namespace \"%s\""
                .formatted(e.getMessage(), session.namespace()));
      }
      throw e;
    }
  }

  private LogsRequest request(ContainerRef reference) {
    var request =
        LogsRequest.newBuilder()
            .setContainer(reference)
            .setFollow(follow)
            .setPrevious(previous)
            .setTimestamps(timestamps)
            .setSinceTime(sinceTime);
    if (tail >= 0) {
      request.setTailLines(tail);
    }
    if (since != null) {
      request.setSinceSeconds(Math.max(1, since.toSeconds()));
    }
    if (limitBytes != null) {
      request.setLimitBytes(limitBytes);
    }
    return request.build();
  }
}
