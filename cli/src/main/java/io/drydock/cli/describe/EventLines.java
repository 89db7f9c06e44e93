package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.printers.Ages;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a description: what happened to the object. Pure. */
final class EventLines {

  private EventLines() {}

  static void write(Description text, List<Event> events, Instant now) {
    if (events.isEmpty()) {
      text.field(0, "Events", "<none>");
      return;
    }
    text.section().line(0, "Events:").line(1, "Type\tReason\tAge\tFrom\tMessage");
    text.line(1, "----\t------\t----\t----\t-------");
    events.stream()
        .sorted(Comparator.comparing(event -> requireNonNullElse(event.getLastTimestamp(), "")))
        .forEach(event -> text.line(1, line(event, now)));
  }

  private static String line(Event event, Instant now) {
    return String.join(
        "\t",
        orEmpty(event.getType()),
        orEmpty(event.getReason()),
        age(event, now),
        from(event),
        orEmpty(event.getMessage()).strip());
  }

  private static String age(Event event, Instant now) {
    boolean exact = event.getEventTime() != null && event.getEventTime().getTime() != null;
    String first =
        Ages.since(exact ? event.getEventTime().getTime() : event.getFirstTimestamp(), now);
    if (event.getSeries() != null && event.getSeries().getLastObservedTime() != null) {
      String last = Ages.since(event.getSeries().getLastObservedTime().getTime(), now);
      return "%s (x%d over %s)".formatted(last, event.getSeries().getCount(), first);
    }
    int count = requireNonNullElse(event.getCount(), 1);
    return count > 1
        ? "%s (x%d over %s)".formatted(Ages.since(event.getLastTimestamp(), now), count, first)
        : first;
  }

  private static String from(Event event) {
    String component = event.getSource() == null ? null : event.getSource().getComponent();
    return component == null || component.isEmpty()
        ? orEmpty(event.getReportingComponent())
        : component;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
