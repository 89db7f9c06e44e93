package io.drydock.cli.lab;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.program.Distribution;
import io.drydock.cli.output.CliException;
import io.drydock.client.BriefChannel;
import io.drydock.client.TlsFailure;
import io.drydock.client.TlsFiles;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.LabGrpc;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A connection to a cluster's supervisor, as the cluster's administrator. Failures are one
 * sentence.
 */
public final class LabClient implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private final ClusterFolder folder;
  private final BriefChannel channel;

  private LabClient(ClusterFolder folder, int port) {
    this.folder = folder;
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate(ClusterIdentities.ADMIN),
            folder.key(ClusterIdentities.ADMIN));
    this.channel = new BriefChannel("127.0.0.1:" + port, tls);
  }

  /** Starts the supervisor first where it does not run. */
  public static LabClient open(ClusterFolder folder, Distribution distribution, Clock clock) {
    return new LabClient(folder, new SupervisorProcess(folder, clock).ensure(distribution));
  }

  /** Empty where no supervisor runs. */
  public static Optional<LabClient> find(ClusterFolder folder, Clock clock) {
    return new SupervisorProcess(folder, clock).port().map(port -> new LabClient(folder, port));
  }

  /** One call, with a time limit. */
  public <A> A call(Function<LabGrpc.LabBlockingStub, A> call) {
    try {
      var stub =
          LabGrpc.newBlockingStub(channel.channel())
              .withDeadlineAfter(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      return call.apply(stub);
    } catch (StatusRuntimeException e) {
      throw CliException.failure(sentence(e), e);
    }
  }

  private String sentence(StatusRuntimeException e) {
    String description = e.getStatus().getDescription();
    if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
      return "The lab's supervisor cannot be reached (%s); `drydock up --name %s` says what is wrong or starts it again."
          .formatted(reason(e), folder.name());
    }
    return description == null ? "The lab's supervisor answers " + e.getStatus() : description;
  }

  /** The innermost cause is the one that says something: "PKIX path validation failed". */
  private static String reason(Throwable e) {
    return TlsFailure.sentence(e).orElseGet(() -> innermost(e));
  }

  private static String innermost(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    channel.close();
  }
}
