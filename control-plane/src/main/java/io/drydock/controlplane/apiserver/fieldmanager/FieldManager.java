package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.api.Kind;
import io.drydock.client.ApiException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the books of who set which field, and merges applied configurations. Objects come and go
 * without metadata.managedFields, which is a list beside them. Safe for many threads.
 */
public final class FieldManager {
  private static final String BEFORE_FIRST_APPLY = "before-first-apply";
  private static final Managed NOTHING = new Managed(FieldSet.EMPTY, "", "");

  private final ModelTypes types = new ModelTypes();

  /**
   * One request's part in the books.
   *
   * @param time now, as the API writes times
   */
  public record Writer(Kind<?> kind, Manager manager, Scope scope, String time) {}

  /**
   * The result of an apply.
   *
   * @param object merged, not yet defaulted
   */
  public record Applied(ObjectNode object, ArrayNode managedFields) {}

  /** managedFields of a new object: all that its author set. */
  public ArrayNode created(Writer writer, ObjectNode object, @Nullable JsonNode proposed) {
    ManagedFields said = proposed(proposed, ManagedFields.NONE);
    return track(writer, object.objectNode(), object, said).encode();
  }

  /**
   * managedFields after an update.
   *
   * @param live what was stored; absent where nobody kept books, and then nobody begins to
   * @param proposed what the update says itself, which wins where it says something; a list that is
   *     empty or has one empty entry ends the books
   */
  public @Nullable JsonNode updated(
      Writer writer,
      ObjectNode before,
      ObjectNode after,
      @Nullable JsonNode live,
      @Nullable JsonNode proposed) {
    ManagedFields stored = decodeOrNone(live);
    boolean hasSay = writer.manager().subresource().isEmpty() && !Objects.equals(proposed, live);
    ManagedFields managed = hasSay ? proposed(proposed, stored) : stored;
    if (managed.isEmpty()) {
      return null;
    }
    ManagedFields tracked = track(writer, before, after, managed);
    return tracked == stored ? live : tracked.encode();
  }

  private ManagedFields track(
      Writer writer, ObjectNode before, ObjectNode after, ManagedFields managed) {
    FieldType type = types.of(writer.kind().type());
    Comparison change = Comparer.compare(type, before, after).within(writer.scope());
    if (change.isSame()) {
      return managed;
    }
    FieldSet taken = change.taken();
    Manager self = writer.manager();
    ManagedFields others =
        managed.mapOthers(self, set -> set.difference(taken).difference(change.removed()));
    FieldSet own = StrippedFields.strip(taken);
    Managed previous = others.entries().getOrDefault(self, NOTHING);
    FieldSet owned = previous.set().difference(change.removed()).union(own);
    String time = own.isEmpty() ? previous.time() : writer.time();
    Managed now = previous.with(owned).at(writer.kind().apiVersion(), time);
    return UpdaterCap.apply(others.with(self, now));
  }

  /**
   * Lays a configuration over the stored object.
   *
   * @param live the stored object, empty where there is none yet
   * @throws ApiException Conflict where others manage what it changes, unless it is forced;
   *     BadRequest where it does not fit its kind
   */
  public Applied apply(
      Writer writer,
      ObjectNode live,
      @Nullable JsonNode liveManaged,
      ObjectNode config,
      boolean force) {
    FieldType type = types.of(writer.kind().type());
    checkFits(writer.kind(), type, config);
    ManagedFields before = booked(writer, type, live, decodeOrNone(liveManaged));
    FieldSet set = writer.scope().limit(FieldSets.of(type, config));
    Managed last = before.get(writer.manager());
    ManagedFields claimed =
        before.with(writer.manager(), new Managed(set, writer.kind().apiVersion(), ""));
    FieldSet lastSet = last == null ? FieldSet.EMPTY : last.set();
    ObjectNode merged =
        new Pruner(type).prune(Merger.merge(type, live, config), lastSet, claimed.applied());
    Comparison change = Comparer.compare(type, live, merged).within(writer.scope());
    checkConflicts(writer, type, live, claimed, change.taken(), force);
    FieldSet own = StrippedFields.strip(set);
    boolean idle = change.isSame() && last != null && last.set().equals(own);
    Managed now = new Managed(own, writer.kind().apiVersion(), idle ? last.time() : writer.time());
    ManagedFields others =
        before.mapOthers(
            writer.manager(), s -> s.difference(change.taken()).difference(change.removed()));
    if (writer.manager().name().equals(LastApplied.KUBECTL)) {
      new LastApplied(type).refresh(merged, config);
    }
    return new Applied(merged, others.with(writer.manager(), now).encode());
  }

  /** Whether two lists of managedFields differ in more than times. */
  public static boolean isSame(@Nullable JsonNode a, @Nullable JsonNode b) {
    return Elements.isEmpty(a) && Elements.isEmpty(b) || untimed(a).equals(untimed(b));
  }

  private static JsonNode untimed(@Nullable JsonNode list) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    if (list != null) {
      for (JsonNode entry : list) {
        copy.add(entry instanceof ObjectNode object ? object.deepCopy().without("time") : entry);
      }
    }
    return copy;
  }

  /** An object that nobody kept books of belongs to its past when it is first applied to. */
  private ManagedFields booked(
      Writer writer, FieldType type, ObjectNode live, ManagedFields managed) {
    if (!managed.isEmpty() || live.isEmpty()) {
      return managed;
    }
    Manager past =
        Manager.updater(
            BEFORE_FIRST_APPLY, writer.kind().apiVersion(), writer.manager().subresource());
    FieldSet all = Comparer.compare(type, live.objectNode(), live).taken();
    FieldSet own = StrippedFields.strip(writer.scope().limit(all));
    return ManagedFields.NONE.with(past, new Managed(own, past.apiVersion(), writer.time()));
  }

  private static void checkFits(Kind<?> kind, FieldType type, ObjectNode config) {
    List<String> errors = ConfigCheck.errors(type, config);
    if (!errors.isEmpty()) {
      JsonNode metadata = config.path("metadata");
      throw ApiException.badRequest(
          "failed to create typed patch object (%s/%s; %s, Kind=%s): %s"
              .formatted(
                  metadata.path("namespace").asString(""),
                  metadata.path("name").asString(""),
                  kind.apiVersion(),
                  kind.kind(),
                  errors.size() == 1
                      ? errors.getFirst()
                      : "errors:\n  " + String.join("\n  ", errors)));
    }
  }

  private static void checkConflicts(
      Writer writer,
      FieldType type,
      ObjectNode live,
      ManagedFields managed,
      FieldSet taken,
      boolean force) {
    Conflicts conflicts = Conflicts.of(managed, writer.manager(), taken);
    if (force || conflicts.isEmpty()) {
      return;
    }
    Conflicts real =
        writer.manager().name().equals(LastApplied.KUBECTL)
            ? conflicts.without(new LastApplied(type).unchanged(live))
            : conflicts;
    if (!real.isEmpty()) {
      throw real.error();
    }
  }

  private static ManagedFields proposed(@Nullable JsonNode proposed, ManagedFields otherwise) {
    if (proposed == null || proposed.isNull()) {
      return otherwise;
    }
    boolean ends =
        proposed.isEmpty()
            || (proposed.size() == 1 && proposed.path(0).isObject() && proposed.path(0).isEmpty());
    if (ends) {
      return ManagedFields.NONE;
    }
    try {
      ManagedFields said = ManagedFields.decode(proposed, FieldsV1.Source.CLIENT);
      return said.isEmpty() ? otherwise : said;
    } catch (IllegalArgumentException e) {
      return otherwise; // as Kubernetes does: what cannot be read was not said
    }
  }

  private static ManagedFields decodeOrNone(@Nullable JsonNode list) {
    try {
      return ManagedFields.decode(list, FieldsV1.Source.STORED);
    } catch (IllegalArgumentException e) {
      return ManagedFields.NONE;
    }
  }
}
