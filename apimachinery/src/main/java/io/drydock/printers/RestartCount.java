package io.drydock.printers;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How often containers were started again, and when one of them last ended. */
record RestartCount(int restarts, @Nullable String last) {

  static RestartCount of(List<ContainerStatus> some, List<ContainerStatus> others) {
    List<ContainerStatus> all = Stream.concat(some.stream(), others.stream()).toList();
    int restarts =
        all.stream()
            .map(ContainerStatus::getRestartCount)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .sum();
    return new RestartCount(
        restarts, all.stream().flatMap(RestartCount::end).max(String::compareTo).orElse(null));
  }

  /** RFC 3339 times in UTC sort as text. */
  private static Stream<String> end(ContainerStatus container) {
    return container.getLastState() == null || container.getLastState().getTerminated() == null
        ? Stream.empty()
        : Stream.ofNullable(container.getLastState().getTerminated().getFinishedAt());
  }
}
