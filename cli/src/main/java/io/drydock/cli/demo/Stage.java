package io.drydock.cli.demo;

import io.drydock.cli.lab.ClusterApi;
import io.drydock.cli.lab.LabClient;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.output.CliException;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.lifecycle.Clock;
import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the steps share: the lab, the narrator, and from `up` to `down` the running cluster. */
final class Stage implements AutoCloseable {
  static final String NAMESPACE = "default";
  private static final Duration LOOK = Duration.ofMillis(100);
  private final Lab lab;
  private final Narrator narrator;
  private @Nullable ClusterApi api;
  private @Nullable LabClient power;

  Stage(Lab lab, Narrator narrator) {
    this.lab = lab;
    this.narrator = narrator;
  }

  Lab lab() {
    return lab;
  }

  Narrator narrator() {
    return narrator;
  }

  Clock clock() {
    return lab.clock();
  }

  /** From here on the cluster can be asked. */
  void open(ClusterSpec spec) {
    api = new ClusterApi(lab.folder(), spec);
    power = LabClient.open(lab.folder(), lab.distribution(), lab.clock());
  }

  ApiClient client() {
    return connected(api).client();
  }

  Channel channel() {
    return connected(api).channel();
  }

  /** The power switches. */
  LabClient power() {
    return connected(power);
  }

  Cause cause(String command) {
    return Cause.of("drydock", command);
  }

  /**
   * Returns when the condition holds. A control plane that does not answer for a moment is no
   * failure yet.
   *
   * @param missing the sentence for the case that the time passes: what did not happen, what to try
   */
  void await(Duration limit, String missing, BooleanSupplier condition)
      throws InterruptedException {
    Instant deadline = clock().now().plus(limit);
    while (!holds(condition)) {
      if (clock().now().isAfter(deadline)) {
        throw CliException.failure(missing);
      }
      clock().sleep(LOOK);
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (ApiException e) {
      if (e.isPassing()) {
        return false;
      }
      throw e;
    }
  }

  private static <T> T connected(@Nullable T connection) {
    if (connection == null) {
      throw new IllegalStateException("a step before `up` asks for the cluster");
    }
    return connection;
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
    }
    if (power != null) {
      power.close();
    }
  }
}
