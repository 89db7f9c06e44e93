package io.drydock.kubelet.handler;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.kubelet.runtime.ExecResult;
import java.time.Duration;
import java.util.List;

/** Succeeds when a command in the container ends with 0. Its output is the message. */
record ExecHandler(List<String> command, ContainerStreams streams) implements Handler {
  @Override
  public Outcome run(Target target, Duration timeout) {
    try {
      ExecResult result = streams.exec(target.containerId(), command, timeout);
      if (result.timedOut()) {
        return Outcome.failure(
            "command timed out: \""
                + String.join(" ", command)
                + "\" timed out after "
                + timeout.toSeconds()
                + "s");
      }
      return result.exitCode() == 0 ? Outcome.SUCCESS : Outcome.failure(result.output().strip());
    } catch (ContainerRuntimeException e) {
      return Outcome.failure(e.getMessage());
    }
  }
}
