package io.drydock.controlplane.apiserver.rest;

import io.drydock.controlplane.apiserver.rest.http.Answer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and times requests under kube-apiserver's metric names. Safe for many threads. */
final class RequestMetrics {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final PrometheusMeterRegistry registry;
  private final AtomicInteger inFlight = new AtomicInteger();

  RequestMetrics(PrometheusMeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("apiserver_current_inflight_requests", inFlight, AtomicInteger::get)
        .description("Requests that are being answered, watches among them")
        .register(registry);
  }

  Timer.Sample started() {
    inFlight.incrementAndGet();
    return Timer.start(registry);
  }

  /**
   * @param outcome an HTTP status code, or "0" where the client went first
   */
  void ended(Timer.Sample sample, Route route, String method, String outcome) {
    inFlight.decrementAndGet();
    sample.stop(
        Timer.builder("apiserver_request_duration")
            .description("Time from a request to the end of its answer")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100),
                Duration.ofSeconds(1))
            .tag("verb", METHODS.contains(method) ? method : "other")
            .tag("resource", resource(route))
            .tag("code", outcome)
            .register(registry));
  }

  Answer scrape() {
    return Answer.of(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(Route route) {
    return switch (route) {
      case Route.Resource r ->
          r.path().subresource().isEmpty()
              ? r.kind().plural()
              : r.kind().plural() + "/" + r.path().subresource();
      case Route.CoreVersions _, Route.Groups _, Route.Group _, Route.GroupVersion _ -> "discovery";
      case Route.OpenApiV2 _, Route.OpenApiV3Index _, Route.OpenApiV3 _ -> "openapi";
      case Route.OpenIdConfiguration _, Route.KeySet _ -> "openid";
      case Route.HealthCheck _, Route.Version _, Route.Metrics _, Route.Index _, Route.Unknown _ ->
          "";
    };
  }
}
