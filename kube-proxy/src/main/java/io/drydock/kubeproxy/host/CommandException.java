package io.drydock.kubeproxy.host;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A program of the system is missing or did not do its work; the message says what to do. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Map<String, String> PACKAGES =
      Map.of(
          "iptables-restore", "iptables",
          "iptables-save", "iptables",
          "ip", "iproute2",
          "conntrack", "conntrack");

  private CommandException(String message, Throwable cause) {
    super(message, cause);
  }

  private CommandException(String message) {
    super(message);
  }

  static CommandException notStarted(String program, IOException cause) {
    return new CommandException(
        "The program %s cannot be started (%s): install the package %s on this node."
            .formatted(
                program, cause.getMessage().strip(), PACKAGES.getOrDefault(program, program)),
        cause);
  }

  static CommandException stuck(List<String> command, int seconds) {
    return new CommandException(
        "\"%s\" did not end within %d s and was stopped: see what else holds the iptables lock."
            .formatted(String.join(" ", command), seconds));
  }

  /** The program ended with a failure. */
  public static CommandException failed(List<String> command, Commands.Outcome outcome) {
    var said = outcome.errors().isBlank() ? outcome.output() : outcome.errors();
    var why = said.strip().replaceAll("\\s*\\n\\s*", " ");
    return new CommandException(
        "\"%s\" failed with exit code %d: %s%s"
            .formatted(String.join(" ", command), outcome.exitCode(), why, remedy(why)));
  }

  private static String remedy(String why) {
    if (why.contains("ermission denied") || why.contains("not permitted")) {
      return " - run kube-proxy as root, or give it the capability NET_ADMIN.";
    }
    return why.contains("module") || why.contains("No such file or directory")
        ? " - the kernel lacks a netfilter module: load it (modprobe) on the host."
        : "";
  }
}
