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
        object(about),
        orEmpty(about.getFieldPath()),
        source(event),
        orEmpty(event.getMessage()).strip(),
        firstSeen(event, now),
        count(event),
        event.getMetadata().getName());
  }

  private static String lastSeen(Event event, Instant now) {
    if (event.getSeries() != null) {
      return Ages.since(time(event.getSeries().getLastObservedTime()), now);
    }
    return event.getLastTimestamp() == null
        ? firstSeen(event, now)
        : Ages.since(event.getLastTimestamp(), now);
  }

  private static String firstSeen(Event event, Instant now) {
    String first =
        event.getFirstTimestamp() == null ? time(event.getEventTime()) : event.getFirstTimestamp();
    return Ages.since(first, now);
  }

  private static int count(Event event) {
    return event.getSeries() != null
        ? WorkloadCells.number(event.getSeries().getCount())
        : Math.max(WorkloadCells.number(event.getCount()), 1);
  }

  /** The older fields first, then those of events.k8s.io. */
  private static String source(Event event) {
    EventSource source = requireNonNullElse(event.getSource(), new EventSource());
    String component = either(source.getComponent(), event.getReportingComponent());
    String instance = either(source.getHost(), event.getReportingInstance());
    return instance.isEmpty() ? component : component + ", " + instance;
  }

  private static String either(@Nullable String first, @Nullable String second) {
    return orEmpty(first).isEmpty() ? orEmpty(second) : first;
  }

  private static String object(ObjectReference about) {
    String kind = orEmpty(about.getKind()).toLowerCase(Locale.ROOT);
    return orEmpty(about.getName()).isEmpty() ? kind : kind + "/" + about.getName();
  }

  private static @Nullable String time(@Nullable MicroTime time) {
    return time == null ? null : time.getTime();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
