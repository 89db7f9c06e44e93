package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.client.ApiException;
import io.drydock.controlplane.apiserver.pod.StreamOptions;
import io.drydock.controlplane.apiserver.rest.http.Request;
import io.drydock.proto.v1.ContainerRef;
import io.drydock.proto.v1.LogsRequest;
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
    number(request, "tailLines").ifPresent(logs::setTailLines);
    number(request, "sinceSeconds").ifPresent(logs::setSinceSeconds);
    number(request, "limitBytes").ifPresent(logs::setLimitBytes);
    request.parameter("sinceTime").ifPresent(logs::setSinceTime);
    return StreamOptions.checked(logs.build());
  }

  private static Optional<Long> number(Request request, String name) {
    Optional<String> value = request.parameter(name);
    try {
      return value.map(Long::parseLong);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "%s: Invalid value: \"%s\": must be a whole number".formatted(name, value.orElse("")));
    }
  }
}
