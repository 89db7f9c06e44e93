package io.drydock.controlplane.apiserver;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Whether the process lives and does its work: named checks, each empty where it is well or one
 * sentence where it is not. The REST door answers /livez and /readyz from it.
 */
public final class Health {

  /** Says what is wrong, or nothing. */
  public interface Check extends Supplier<Optional<String>> {}

  private final Map<String, Check> readiness = new ConcurrentSkipListMap<>();
  private final Map<String, Check> liveness = new ConcurrentSkipListMap<>();

  public void addReadiness(String name, Check check) {
    readiness.put(name, check);
  }

  public void addLiveness(String name, Check check) {
    liveness.put(name, check);
  }

  /** Every check by name, in order of names; an empty value is well. */
  public Map<String, Optional<String>> ready() {
    return run(readiness);
  }

  public Map<String, Optional<String>> live() {
    return run(liveness);
  }

  private static Map<String, Optional<String>> run(Map<String, Check> checks) {
    Map<String, Optional<String>> results = new ConcurrentSkipListMap<>();
    checks.forEach((name, check) -> results.put(name, outcome(check)));
    return results;
  }

  private static Optional<String> outcome(Check check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
