package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.lifecycle.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists and watches as the cache serves them. */
class WatchTest {
  private static final ResourcePath MAPS = ResourcePath.of(Kinds.CONFIG_MAP, "default");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration BRIEFLY = Duration.ofMillis(100);

  private TestApiServer server;
  private DocumentApi api;

  @BeforeEach
  void start() {
    server = TestApiServer.start();
    api = server.documents();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  private void map(String name, String app) {
    create(
        api,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, labels: {app: '%s'}}}"
            .formatted(name, app));
  }

  private void relabel(String name, String app) {
    api.patch(
        path(Kinds.CONFIG_MAP, name),
        PatchType.MERGE,
        "{\"metadata\":{\"labels\":{\"app\":\"%s\"}}}"
            .formatted(app)
            .getBytes(StandardCharsets.UTF_8),
        Manifests.STRICT);
  }

  private static List<String> take(Watch watch, int count) throws InterruptedException {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      WatchEvent event = watch.next(SOON);
      assertThat(event).as("event %d after %s", i, events).isNotNull();
      events.add(event.type() + " " + event.document().getName());
    }
    assertThat(watch.next(BRIEFLY)).isNull();
    return events;
  }

  private Watch watch(String labels, String fields, long revision) {
    return api.watch(MAPS, WatchOptions.from(labels, fields, revision));
  }

  @Test
  void aListIsTrueAtOneRevisionAndAWatchGoesOnFromThere() throws InterruptedException {
    map("a", "web");
    var list = api.list(MAPS, ListOptions.selecting("app=web", ""));
    assertThat(list.items()).extracting(d -> d.getName()).containsExactly("a");

    try (Watch watch = watch("", "", list.resourceVersion())) {
      map("b", "web");
      relabel("a", "other");
      api.delete(path(Kinds.CONFIG_MAP, "b"), Deletions.plain());

      assertThat(take(watch, 3)).containsExactly("ADDED b", "MODIFIED a", "DELETED b");
    }
  }

  @Test
  void selectorsTurnChangesIntoComingAndGoing() throws InterruptedException {
    map("a", "web");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch watch = watch("app=web", "", revision);
        Watch named = watch("", "metadata.name=b", revision)) {
      relabel("a", "db");
      relabel("a", "cache");
      relabel("a", "web");
      map("b", "db");
      api.delete(path(Kinds.CONFIG_MAP, "b"), Deletions.plain());
      api.delete(path(Kinds.CONFIG_MAP, "a"), Deletions.plain());

      assertThat(take(watch, 3)).containsExactly("DELETED a", "ADDED a", "DELETED a");
      assertThat(take(named, 2)).containsExactly("ADDED b", "DELETED b");
    }
  }

  @Test
  void aDeletionCarriesTheLastStateAndItsOwnRevision() throws InterruptedException {
    map("a", "web");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch watch = watch("", "", revision)) {
      api.delete(path(Kinds.CONFIG_MAP, "a"), Deletions.plain());

      WatchEvent event = watch.next(SOON);

      assertThat(event.document().getResourceVersion()).isEqualTo(revision + 1);
      assertThat(event.document().getRaw().toStringUtf8())
          .contains("\"resourceVersion\":\"" + (revision + 1) + "\"", "\"app\":\"web\"");
    }
  }

  @Test
  void withoutARevisionThePresentComesFirstAndABookmarkMayEndIt() throws InterruptedException {
    map("a", "web");
    WatchOptions options = WatchOptions.streaming("", "");
    try (Watch watch = api.watch(MAPS, options)) {
      map("b", "web");

      WatchEvent first = watch.next(SOON);
      WatchEvent bookmark = watch.next(SOON);
      WatchEvent later = watch.next(SOON);

      assertThat(first.type()).isEqualTo(WatchEvent.Type.ADDED);
      assertThat(bookmark.type()).isEqualTo(WatchEvent.Type.BOOKMARK);
      assertThat(bookmark.document().getRaw().toStringUtf8())
          .contains("\"k8s.io/initial-events-end\":\"true\"");
      assertThat(later.document().getName()).isEqualTo("b");
    }
  }

  @Test
  void whatIsNoLongerRememberedIsExpired() throws InterruptedException {
    ApiException old;
    try (ApiServer late =
        new ApiServer(server.store(), ApiServerConfig.DEFAULT, Clock.system()).start()) {
      DocumentApi other = late.as(UserInfo.component("admin"));
      old = refusal(() -> other.watch(MAPS, WatchOptions.from("", "", 1)));
    }
    ApiException future =
        refusal(() -> api.list(MAPS, new ListOptions("", "", 0, "", "999999", "")));

    assertThat(old.code()).isEqualTo(410);
    assertThat(old.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(old).hasMessageContaining("too old resource version: 1");
    assertThat(future.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void aWatchThatNobodyReadsIsDroppedAndTheOthersGoOn() throws InterruptedException {
    map("a", "0");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch slow = watch("", "", revision);
        Watch good = watch("", "", revision)) {
      int seen = 0;
      for (int i = 1; i <= 4200; i++) {
        relabel("a", Integer.toString(i));
        if (good.next(SOON) != null) {
          seen++;
        }
      }

      assertThat(seen).isEqualTo(4200);
      ApiException dropped = refusal(() -> slow.next(SOON));
      assertThat(dropped.code()).isEqualTo(503);
      assertThat(dropped).hasMessageContaining("too slow");
    }
  }

  @Test
  void pagesOfAListAreTrueAtTheFirstPagesRevision() {
    for (int i = 0; i < 5; i++) {
      map("m" + i, "web");
    }
    var first = api.list(MAPS, new ListOptions("", "", 2, "", "", ""));
    map("m9", "web");
    api.delete(path(Kinds.CONFIG_MAP, "m3"), Deletions.plain());

    var second = api.list(MAPS, new ListOptions("", "", 2, first.continueToken(), "", ""));
    var third = api.list(MAPS, new ListOptions("", "", 2, second.continueToken(), "", ""));

    assertThat(first.items()).extracting(d -> d.getName()).containsExactly("m0", "m1");
    assertThat(first.remaining()).isEqualTo(3);
    assertThat(second.items()).extracting(d -> d.getName()).containsExactly("m2", "m3");
    assertThat(third.items()).extracting(d -> d.getName()).containsExactly("m4");
    assertThat(third.continueToken()).isEmpty();
    assertThat(third.resourceVersion()).isEqualTo(first.resourceVersion());
    server.store().compact(api.list(MAPS, ListOptions.ALL).resourceVersion());
    assertThat(
            refusal(() -> api.list(MAPS, new ListOptions("", "", 2, first.continueToken(), "", "")))
                .code())
        .isEqualTo(410);
    assertThat(refusal(() -> api.list(MAPS, new ListOptions("", "", 2, "nonsense", "", ""))).code())
        .isEqualTo(400);
  }

  @Test
  void allWatchersShareOneEncodingOfAChange() throws InterruptedException {
    map("a", "web");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch first = watch("", "", revision);
        Watch second = watch("app", "", revision);
        Watch coming = watch("app=db", "", revision);
        Watch going = watch("app=web", "", revision);
        Watch gone = watch("app in (web)", "", revision)) {
      relabel("a", "db");

      WatchEvent modified = first.next(SOON);
      assertThat(second.next(SOON)).isSameAs(modified);
      WatchEvent added = coming.next(SOON);
      assertThat(added.type()).isEqualTo(WatchEvent.Type.ADDED);
      assertThat(added.encodings()).isSameAs(modified.encodings());
      assertThat(added.document()).isSameAs(modified.document());
      assertThat(gone.next(SOON)).isSameAs(going.next(SOON));
    }
  }

  @Test
  void wrongSelectorsAreBadRequests() {
    assertThat(refusal(() -> api.list(MAPS, ListOptions.selecting("a in", ""))).code())
        .isEqualTo(400);
    ApiException field = refusal(() -> api.list(MAPS, ListOptions.selecting("", "spec.x=1")));
    assertThat(field.code()).isEqualTo(400);
    assertThat(field)
        .hasMessage(
            "\"spec.x\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
  }
}
