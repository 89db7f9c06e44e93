package io.drydock.cli.lab.program;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A process of the cluster as it should run: its name in the lab ("node-1/kubelet-agent"), command
 * and log file.
 */
public record ProcessSpec(String name, List<String> command, Path log) {
  /** The same process started by way of another command. */
  public ProcessSpec through(UnaryOperator<List<String>> wrapper) {
    return new ProcessSpec(name, wrapper.apply(command), log);
  }
}
