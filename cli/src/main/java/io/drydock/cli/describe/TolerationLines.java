package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Taints, and what puts up with them. */
final class TolerationLines {

  private TolerationLines() {}

  static void write(Description text, String indent, @Nullable List<Toleration> tolerations) {
    Stream<String> lines =
        requireNonNullElse(tolerations, List.<Toleration>of()).stream()
            .sorted(Comparator.comparing(t -> requireNonNullElse(t.getKey(), "")))
            .map(TolerationLines::line);
    lines(text, indent + "Tolerations", lines.toList());
  }

  static void taints(Description text, @Nullable List<Taint> taints) {
    Stream<String> lines =
        requireNonNullElse(taints, List.<Taint>of()).stream()
            .sorted(Comparator.comparing(Taint::getKey))
            .map(t -> keyValue(t.getKey(), t.getValue()) + ":" + t.getEffect());
    lines(text, "Taints", lines.toList());
  }

  private static void lines(Description text, String title, List<String> lines) {
    String start = title + ":\t";
    for (String line : lines.isEmpty() ? List.of("<none>") : lines) {
      text.line(0, start + line);
      start = "\t";
    }
  }

  private static String line(Toleration toleration) {
    StringBuilder line =
        new StringBuilder(
            keyValue(requireNonNullElse(toleration.getKey(), ""), toleration.getValue()));
    String effect = requireNonNullElse(toleration.getEffect(), "");
    line.append(effect.isEmpty() ? "" : ":" + effect);
    boolean valued = toleration.getValue() != null && !toleration.getValue().isEmpty();
    if ("Exists".equals(toleration.getOperator()) && !valued) {
      line.append(line.isEmpty() ? "op=Exists" : " op=Exists");
    }
    if (toleration.getTolerationSeconds() != null) {
      line.append(" for ").append(toleration.getTolerationSeconds()).append('s');
    }
    return line.toString();
  }

  private static String keyValue(String key, @Nullable String value) {
    return value == null || value.isEmpty() ? key : key + "=" + value;
  }
}
