package io.drydock.controlplane.apiserver.pod;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.LogsRequest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * What may be asked of a log or a command, whichever door it came by; after the validation of
 * Kubernetes' PodLogOptions and PodExecOptions. Pure.
 */
public final class StreamOptions {

  private StreamOptions() {}

  /**
   * @throws ApiException Invalid where a value is out of its range or two exclude each other
   */
  public static LogsRequest checked(LogsRequest logs) {
    if (logs.hasTailLines()) {
      atLeast(logs, "tailLines", logs.getTailLines(), 0);
    }
    if (logs.hasSinceSeconds()) {
      atLeast(logs, "sinceSeconds", logs.getSinceSeconds(), 1);
    }
    if (logs.hasLimitBytes()) {
      atLeast(logs, "limitBytes", logs.getLimitBytes(), 1);
    }
    if (!logs.getSinceTime().isEmpty()) {
      time(logs);
    }
    if (logs.hasSinceSeconds() && !logs.getSinceTime().isEmpty()) {
      throw invalid(logs, "at most one of `sinceTime` or `sinceSeconds` may be specified");
    }
    return logs;
  }

  /**
   * A command to run. A terminal has one output, so stderr is dropped where there is one.
   *
   * @throws ApiException BadRequest where there is no command or no stream
   */
  public static ExecStart checkedExec(ExecStart start) {
    ExecStart checked = checkedAttach(start);
    if (start.getCommandCount() == 0) {
      throw ApiException.badRequest("you must specify at least one command for the container");
    }
    return checked;
  }

  /** As {@link #checkedExec}, without a command. */
  public static ExecStart checkedAttach(ExecStart start) {
    if (!start.getStdin() && !start.getStdout() && !start.getStderr()) {
      throw ApiException.badRequest("you must specify at least 1 of stdin, stdout, stderr");
    }
    return start.getTty() ? start.toBuilder().setStderr(false).build() : start;
  }

  /**
   * A port to forward to.
   *
   * @throws ApiException BadRequest where it is none
   */
  public static int checkedPort(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port < 0 || port > 65_535) {
        throw ApiException.badRequest(
            "unable to parse \"%s\" as a port: value out of range".formatted(text));
      }
      if (port == 0) {
        throw ApiException.badRequest("port \"%s\" must be > 0".formatted(text));
      }
      return port;
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "unable to parse \"%s\" as a port: invalid syntax".formatted(text));
    }
  }

  private static void atLeast(LogsRequest logs, String name, long value, long least) {
    if (value < least) {
      throw invalid(
          logs,
          "%s: Invalid value: %d: must be greater than or equal to %d"
              .formatted(name, value, least));
    }
  }

  private static void time(LogsRequest logs) {
    try {
      var unused = OffsetDateTime.parse(logs.getSinceTime());
    } catch (DateTimeParseException e) {
      throw invalid(
          logs,
          "sinceTime: Invalid value: \"%s\": must be an RFC 3339 time"
              .formatted(logs.getSinceTime()));
    }
  }

  private static ApiException invalid(LogsRequest logs, String why) {
    return new ApiException(
        Reason.INVALID,
        "PodLogOptions \"%s\" is invalid: %s".formatted(logs.getContainer().getPod(), why));
  }
}
