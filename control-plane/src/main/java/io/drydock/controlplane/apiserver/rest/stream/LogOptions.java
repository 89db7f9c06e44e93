package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.LogsRequest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The query of a log request as the agent's message; after Kubernetes' PodLogOptions. Pure. */
final class LogOptions {

  private LogOptions() {}

  /**
   * @throws ApiException Invalid where a value is out of its range or two exclude each other
   */
  static LogsRequest of(Request request, ContainerRef container) {
    LogsRequest.Builder logs =
        LogsRequest.newBuilder()
            .setContainer(container)
            .setFollow(request.flag("follow"))
            .setPrevious(request.flag("previous"))
            .setTimestamps(request.flag("timestamps"));
    number(request, container, "tailLines", 0).ifPresent(logs::setTailLines);
    number(request, container, "sinceSeconds", 1).ifPresent(logs::setSinceSeconds);
    number(request, container, "limitBytes", 1).ifPresent(logs::setLimitBytes);
    sinceTime(request, container).ifPresent(logs::setSinceTime);
    if (logs.hasSinceSeconds() && !logs.getSinceTime().isEmpty()) {
      throw invalid(container, "at most one of `sinceTime` or `sinceSeconds` may be specified");
    }
    return logs.build();
  }

  private static Optional<Long> number(
      Request request, ContainerRef container, String name, long least) {
    Optional<String> value = request.parameter(name);
    try {
      Optional<Long> number = value.map(Long::parseLong);
      if (number.isPresent() && number.get() < least) {
        throw invalid(
            container,
            "%s: Invalid value: %d: must be greater than or equal to %d"
                .formatted(name, number.get(), least));
      }
      return number;
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "%s: Invalid value: \"%s\": must be a whole number".formatted(name, value.orElse("")));
    }
  }

  private static Optional<String> sinceTime(Request request, ContainerRef container) {
    Optional<String> value = request.parameter("sinceTime");
    try {
      value.ifPresent(OffsetDateTime::parse);
      return value;
    } catch (DateTimeParseException e) {
      throw invalid(
          container,
          "sinceTime: Invalid value: \"%s\": must be an RFC 3339 time".formatted(value.orElse("")));
    }
  }

  private static ApiException invalid(ContainerRef container, String why) {
    return new ApiException(
        Reason.INVALID, "PodLogOptions \"%s\" is invalid: %s".formatted(container.getPod(), why));
  }
}
