package io.drydock.printers;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table whose columns each bring the function that fills their cells. Immutable once made. */
final class CellTable<T extends HasMetadata> implements KindTable<T> {
  private final List<Entry<T>> entries;

  private record Entry<T>(Column column, Cell<T> cell) {}

  /** Fills one cell; null shows as nothing. */
  private interface Cell<T> {
    @Nullable Object of(T object, Instant now);
  }

  private CellTable(List<Entry<T>> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A table that begins with the object's name. */
  static <T extends HasMetadata> Builder<T> named() {
    return new Builder<T>().add(Column.NAME, (object, _) -> object.getMetadata().getName());
  }

  /** As {@link #named()}, where the name is shown with something beside it. */
  static <T extends HasMetadata> Builder<T> named(Function<T, String> name) {
    return new Builder<T>().add(Column.NAME, (object, _) -> name.apply(object));
  }

  @Override
  public List<Column> columns() {
    return entries.stream().map(Entry::column).toList();
  }

  @Override
  public List<Object> cells(T object, Instant now) {
    List<Object> cells = new ArrayList<>();
    for (Entry<T> entry : entries) {
      Object cell = entry.cell().of(object, now);
      cells.add(cell == null ? "" : cell);
    }
    return cells;
  }

  /** Collects columns from left to right. */
  static final class Builder<T extends HasMetadata> {
    private final List<Entry<T>> entries = new ArrayList<>();

    Builder<T> text(String name, Function<T, @Nullable Object> cell) {
      return add(Column.text(name), (object, _) -> cell.apply(object));
    }

    Builder<T> number(String name, Function<T, @Nullable Integer> cell) {
      return add(Column.number(name), (object, _) -> WorkloadCells.number(cell.apply(object)));
    }

    Builder<T> flag(String name, Function<T, @Nullable Boolean> cell) {
      return add(Column.flag(name), (object, _) -> Boolean.TRUE.equals(cell.apply(object)));
    }

    Builder<T> wide(String name, Function<T, @Nullable Object> cell) {
      return add(Column.wide(name), (object, _) -> cell.apply(object));
    }

    /** How long ago a time was. */
    Builder<T> since(String name, Function<T, @Nullable String> time, String none) {
      return add(
          Column.text(name),
          (object, now) -> {
            String from = time.apply(object);
            return from == null ? none : Ages.since(from, now);
          });
    }

    /** A cell that depends on the time. */
    Builder<T> timed(String name, TimedCell<T> cell) {
      return add(Column.text(name), cell::of);
    }

    Builder<T> age() {
      return add(
          Column.AGE,
          (object, now) -> Ages.since(object.getMetadata().getCreationTimestamp(), now));
    }

    private Builder<T> add(Column column, Cell<T> cell) {
      entries.add(new Entry<>(column, cell));
      return this;
    }

    KindTable<T> build() {
      return new CellTable<>(entries);
    }
  }

  /** Fills a cell by the time at which it is looked at. */
  interface TimedCell<T> {
    String of(T object, Instant now);
  }
}
