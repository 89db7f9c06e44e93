package io.drydock.controlplane.apiserver.contract;

import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.controlplane.apiserver.Deletions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** watch. */
interface WatchContract extends Door {
  Duration SOON = Duration.ofSeconds(10);

  private static WatchOptions initial(
      String revision, String match, boolean bookmarks, @Nullable Boolean events) {
    return new WatchOptions("", "", revision, match, bookmarks, events, 0);
  }

  private static List<String> take(Watch watch, int count) throws InterruptedException {
    List<String> events = new ArrayList<>();
    while (events.size() < count) {
      WatchEvent event = watch.next(SOON);
      assertThat(event).as("after %s", events).isNotNull();
      events.add(event.type() + " " + event.document().getName());
    }
    assertThat(watch.next(Duration.ofMillis(50))).isNull();
    return events;
  }

  @Test
  default void changesAfterARevisionComeInOrder() throws InterruptedException {
    map("a", "web");
    try (Watch watch = api().watch(MAPS, WatchOptions.from("", "", now()))) {
      map("b", "web");
      relabel("a", "other");
      api().delete(path(Kinds.CONFIG_MAP, "b"), Deletions.plain());

      assertThat(take(watch, 3)).containsExactly("ADDED b", "MODIFIED a", "DELETED b");
    }
  }

  @Test
  default void aMissedPastIsSentFirst() throws InterruptedException {
    long past = now();
    map("a", "web");
    map("b", "db");
    try (Watch watch = api().watch(MAPS, WatchOptions.from("app=web", "", past))) {
      map("c", "web");

      assertThat(take(watch, 2)).containsExactly("ADDED a", "ADDED c");
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "0"})
  default void withoutARevisionThePresentComesFirst(String revision) throws InterruptedException {
    map("a", "web");
    now();
    try (Watch watch = api().watch(MAPS, initial(revision, "", false, null))) {
      map("b", "web");

      assertThat(take(watch, 2)).containsExactly("ADDED a", "ADDED b");
    }
  }

  @Test
  default void selectorsTurnChangesIntoComingAndGoing() throws InterruptedException {
    map("a", "web");
    long revision = now();
    try (Watch watch = api().watch(MAPS, WatchOptions.from("app=web", "", revision));
        Watch named = api().watch(MAPS, WatchOptions.from("", "metadata.name=b", revision));
        Watch addressed =
            api().watch(path(Kinds.CONFIG_MAP, "b"), WatchOptions.from("", "", revision))) {
      relabel("a", "db");
      relabel("a", "cache");
      relabel("a", "web");
      map("b", "db");
      api().delete(path(Kinds.CONFIG_MAP, "b"), Deletions.plain());
      api().delete(path(Kinds.CONFIG_MAP, "a"), Deletions.plain());

      assertThat(take(watch, 3)).containsExactly("DELETED a", "ADDED a", "DELETED a");
      assertThat(take(named, 2)).containsExactly("ADDED b", "DELETED b");
      assertThat(take(addressed, 2)).containsExactly("ADDED b", "DELETED b");
    }
  }

  @Test
  default void aDepartureCarriesItsOwnRevision() throws InterruptedException {
    map("a", "web");
    try (Watch watch = api().watch(MAPS, WatchOptions.from("app=web", "", now()))) {
      String revision = relabel("a", "db").at("/metadata/resourceVersion").asString();

      WatchEvent event = watch.next(SOON);

      assertThat(event.type()).isEqualTo(WatchEvent.Type.DELETED);
      assertThat(event.document().getRaw().toStringUtf8())
          .contains("\"resourceVersion\":\"" + revision + "\"", "\"app\":\"web\"");
    }
  }

  @Test
  default void initialEventsEndWithABookmark() throws InterruptedException {
    map("a", "web");
    String revision = Long.toString(now());
    for (String from : List.of("", "0", revision)) {
      try (Watch watch = api().watch(MAPS, initial(from, "NotOlderThan", true, true))) {
        assertThat(watch.next(SOON).type()).isEqualTo(WatchEvent.Type.ADDED);
        WatchEvent bookmark = watch.next(SOON);
        assertThat(bookmark.type()).isEqualTo(WatchEvent.Type.BOOKMARK);
        assertThat(bookmark.document().getRaw().toStringUtf8())
            .contains("\"k8s.io/initial-events-end\":\"true\"", "\"resourceVersion\":\"");
      }
    }
  }

  @Test
  default void noBookmarkComesUnlessItIsAllowedAndNoPresentIfItIsNotWanted()
      throws InterruptedException {
    map("a", "web");
    try (Watch silent = api().watch(MAPS, initial("", "NotOlderThan", false, true));
        Watch fresh = api().watch(MAPS, initial("", "NotOlderThan", true, false))) {
      assertThat(take(silent, 1)).containsExactly("ADDED a");
      map("b", "web");
      assertThat(take(fresh, 1)).containsExactly("ADDED b");
    }
  }

  @Test
  default void aWatchEndsWhenItsTimeIsOverAfterALastBookmark() throws InterruptedException {
    String from = Long.toString(now());
    WatchOptions options = new WatchOptions("", "", from, "", true, null, 1);
    try (Watch watch = api().watch(MAPS, options)) {
      map("a", "web");
      List<WatchEvent.Type> seen = new ArrayList<>();
      ApiException end =
          refusal(() -> {
            while (true) {
              WatchEvent event = watch.next(SOON);
              if (event != null) {
                seen.add(event.type());
              }
            }
          });

      assertThat(seen).contains(WatchEvent.Type.ADDED, WatchEvent.Type.BOOKMARK);
      assertThat(end.reason()).isEqualTo(Reason.SERVICE_UNAVAILABLE);
    }
  }

  @Test
  default void whatIsNoLongerRememberedIsExpired() {
    ApiException old =
        refusal(() -> {
          try (Watch watch = api().watch(MAPS, WatchOptions.from("", "", 1))) {
            watch.next(SOON);
          }
        });

    assertThat(old.code()).isEqualTo(410);
    assertThat(old.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(old).hasMessageStartingWith("too old resource version: 1 (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | true | Forbidden: sendInitialEvents requires setting resourceVersionMatch to"
            + " NotOlderThan",
        "NotOlderThan | `` | Forbidden: resourceVersionMatch is forbidden for watch unless"
            + " sendInitialEvents is provided",
      })
  default void combinationsThatContradictAreInvalid(String match, String events, String message) {
    Boolean wanted = events.isEmpty() ? null : Boolean.valueOf(events);
    ApiException refused =
        refusal(() -> {
          try (Watch watch = api().watch(MAPS, initial("", match, true, wanted))) {
            watch.next(SOON);
          }
        });

    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused)
        .hasMessage("ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: " + message);
  }
}
