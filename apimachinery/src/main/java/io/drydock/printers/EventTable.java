package io.drydock.printers;

import static io.drydock.printers.Column.text;
import static io.drydock.printers.Column.wide;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events: what happened last, how often, to whom. */
final class EventTable implements KindTable<Event> {

  @Override
  public List<Column> columns() {
    return Column.list(
        text("Last Seen"),
        text("Type"),
        text("Reason"),
        text("Object"),
        wide("Subobject"),
        wide("Source"),
        text("Message"),
        wide("First Seen"),
        wide("Count"),
        new Column("Name", "string", "name", "Name", 1));
  }

  @Override
  public List<Object> cells(Event event, Instant now) {
    ObjectReference about = requireNonNullElse(event.getInvolvedObject(), new ObjectReference());
    return List.of(
        lastSeen(event, now),
        orEmpty(event.getType()),
        orEmpty(event.getReason()),
        orEmpty(about.getKind()).toLowerCase(Locale.ROOT) + "/" + orEmpty(about.getName()),
        orEmpty(about.getFieldPath()),
        source(event),
        orEmpty(event.getMessage()).strip(),
        firstSeen(event, now),
        count(event),
        event.getMetadata().getName());
  }

  private static String lastSeen(Event event, Instant now) {
    if (event.getSeries() != null) {
      return repeated(
          Ages.since(time(event.getSeries().getLastObservedTime()), now),
          WorkloadCells.number(event.getSeries().getCount()),
          firstSeen(event, now));
    }
    String last =
        event.getLastTimestamp() == null
            ? firstSeen(event, now)
            : Ages.since(event.getLastTimestamp(), now);
    int count = WorkloadCells.number(event.getCount());
    return count > 1 ? repeated(last, count, firstSeen(event, now)) : last;
  }

  private static String repeated(String last, int count, String first) {
    return "%s (x%d over %s)".formatted(last, count, first);
  }

  private static String firstSeen(Event event, Instant now) {
    String first =
        event.getFirstTimestamp() == null ? time(event.getEventTime()) : event.getFirstTimestamp();
    return Ages.since(first, now);
  }

  private static String count(Event event) {
    int count =
        event.getSeries() != null
            ? WorkloadCells.number(event.getSeries().getCount())
            : WorkloadCells.number(event.getCount());
    return Integer.toString(Math.max(count, 1));
  }

  private static String source(Event event) {
    EventSource source = requireNonNullElse(event.getSource(), new EventSource());
    String component = orEmpty(source.getComponent());
    String named = component.isEmpty() ? orEmpty(event.getReportingComponent()) : component;
    return orEmpty(source.getHost()).isEmpty() ? named : named + ", " + source.getHost();
  }

  private static @Nullable String time(@Nullable MicroTime time) {
    return time == null ? null : time.getTime();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
