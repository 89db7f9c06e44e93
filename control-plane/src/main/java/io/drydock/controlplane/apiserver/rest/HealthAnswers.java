package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.controlplane.apiserver.Health;
import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Answers /livez, /readyz and /healthz in the words of kube-apiserver; "?verbose" names the checks.
 */
final class HealthAnswers {
  private final Health health;

  HealthAnswers(Health health) {
    this.health = health;
  }

  Answer answer(Route.HealthCheck route, Request request) {
    Map<String, Optional<String>> all = checks(route.endpoint());
    if (!route.check().isEmpty()) {
      return one(all, route.check());
    }
    Map<String, Optional<String>> checks = without(all, request);
    boolean well = checks.values().stream().allMatch(Optional::isEmpty);
    if (well && !request.query().containsKey("verbose")) {
      return Answer.text(200, "ok");
    }
    return Answer.text(well ? 200 : 500, report(route.endpoint(), checks, well));
  }

  /** Every path that is answered here. */
  List<String> paths() {
    return Stream.of("healthz", "livez", "readyz")
        .flatMap(endpoint ->
            Stream.concat(
                Stream.of("/" + endpoint),
                checks(endpoint).keySet().stream().map(check -> "/" + endpoint + "/" + check)))
        .toList();
  }

  /** healthz, the older endpoint, asks for both. */
  private Map<String, Optional<String>> checks(String endpoint) {
    Map<String, Optional<String>> checks = new TreeMap<>(Map.of("ping", Optional.empty()));
    if (!endpoint.equals("readyz")) {
      checks.putAll(health.live());
    }
    if (!endpoint.equals("livez")) {
      checks.putAll(health.ready());
    }
    return checks;
  }

  private static Map<String, Optional<String>> without(
      Map<String, Optional<String>> all, Request request) {
    Map<String, Optional<String>> left = new TreeMap<>(all);
    request.query().getOrDefault("exclude", List.of()).forEach(left::remove);
    return left;
  }

  private static Answer one(Map<String, Optional<String>> all, String name) {
    Optional<String> failure = all.get(name);
    if (failure == null) {
      throw new ApiException(Reason.NOT_FOUND, "the server could not find the requested resource");
    }
    return failure
        .map(why -> Answer.text(500, "internal server error: " + why + "\n"))
        .orElseGet(() -> Answer.text(200, "ok"));
  }

  private static String report(
      String endpoint, Map<String, Optional<String>> checks, boolean well) {
    StringBuilder report = new StringBuilder();
    checks.forEach((name, failure) ->
        report.append(
            failure
                .map(why -> "[-]%s failed: %s\n".formatted(name, why))
                .orElse("[+]%s ok\n".formatted(name))));
    return report.append(endpoint).append(well ? " check passed\n" : " check failed\n").toString();
  }
}
