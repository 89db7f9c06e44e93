package io.drydock.kubelet.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process of a container.
 *
 * @param command replaces the image's entrypoint; empty: the image's own entrypoint (and, without
 *     args, its command)
 * @param args replaces the image's command
 * @param workingDir null: the image's
 * @param stdinOnce stdin is closed after the first attach
 */
public record ProcessSpec(
    List<String> command,
    List<String> args,
    Map<String, String> env,
    @Nullable String workingDir,
    boolean tty,
    boolean stdin,
    boolean stdinOnce) {

  /** A process without terminal or input. */
  public static ProcessSpec of(List<String> command, List<String> args, Map<String, String> env) {
    return new ProcessSpec(command, args, env, null, false, false, false);
  }
}
