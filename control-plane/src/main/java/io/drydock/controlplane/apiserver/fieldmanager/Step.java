package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path by its last step, so that a walk makes one object for each place that it visits. */
record Step(@Nullable Step before, String element) {

  static Step below(@Nullable Step before, String element) {
    return new Step(before, element);
  }

  /** As messages show it: {@code .spec.containers[name="web"].image}. */
  static String display(List<String> path) {
    return path.stream().map(PathElements::display).collect(Collectors.joining());
  }

  static String display(@Nullable Step last) {
    Deque<String> path = new ArrayDeque<>();
    for (Step step = last; step != null; step = step.before) {
      path.addFirst(step.element);
    }
    return display(List.copyOf(path));
  }
}
