package io.drydock.controlplane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. Each test works under a prefix of its own in one shared store. */
abstract class StoreContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration BRIEFLY = Duration.ofMillis(200);

  private Store store;
  private String prefix;

  abstract Store store();

  @BeforeEach
  void choosePrefix() {
    store = store();
    prefix = "/test/" + UUID.randomUUID() + "/";
  }

  private long put(String name, String value, long expected) {
    Outcome outcome = store.commit(Transaction.put(prefix + name, bytes(value), expected));
    assertThat(outcome).isInstanceOf(Outcome.Committed.class);
    return ((Outcome.Committed) outcome).revision();
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  @Test
  void whatWasPutIsFoundAtItsRevision() {
    long revision = put("a", "one", 0);

    Lookup lookup = store.get(prefix + "a");

    assertThat(lookup.entry()).contains(new Entry(prefix + "a", bytes("one"), revision));
    assertThat(lookup.revision()).isGreaterThanOrEqualTo(revision);
    assertThat(store.get(prefix + "b").entry()).isEmpty();
  }

  @Test
  void aPutAgainstAnOldRevisionChangesNothingAndTellsWhatIsThere() {
    long first = put("a", "one", 0);
    long second = put("a", "two", first);

    Outcome outcome = store.commit(Transaction.put(prefix + "a", bytes("three"), first));

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    Outcome.Rejected rejected = (Outcome.Rejected) outcome;
    assertThat(rejected.failed(new Guard(prefix + "a", first))).isTrue();
    assertThat(rejected.current().get(prefix + "a"))
        .contains(new Entry(prefix + "a", bytes("two"), second));
    assertThat(store.get(prefix + "a").entry().orElseThrow().value()).isEqualTo(bytes("two"));
  }

  @Test
  void aTransactionIsMadeAsAWholeAtOneRevisionOrNotAtAll() {
    Transaction both =
        Transaction.put(prefix + "a", bytes("1"), 0)
            .and(Transaction.put(prefix + "b", bytes("2"), 0));
    assertThat(store.commit(both)).isInstanceOf(Outcome.Committed.class);
    long revision = store.get(prefix + "a").entry().orElseThrow().revision();
    assertThat(store.get(prefix + "b").entry().orElseThrow().revision()).isEqualTo(revision);

    Transaction half =
        Transaction.put(prefix + "c", bytes("3"), 0)
            .and(Transaction.put(prefix + "a", bytes("4"), 0));
    Outcome.Rejected rejected = (Outcome.Rejected) store.commit(half);

    assertThat(rejected.failed(Guard.absent(prefix + "c"))).isFalse();
    assertThat(rejected.failed(Guard.absent(prefix + "a"))).isTrue();
    assertThat(store.get(prefix + "c").entry()).isEmpty();
  }

  @Test
  void aDeletedKeyIsGoneAndMayBeCreatedAgain() {
    long revision = put("a", "one", 0);
    assertThat(store.commit(Transaction.delete(prefix + "a", revision - 1)))
        .isInstanceOf(Outcome.Rejected.class);

    assertThat(store.commit(Transaction.delete(prefix + "a", revision)))
        .isInstanceOf(Outcome.Committed.class);

    assertThat(store.get(prefix + "a").entry()).isEmpty();
    assertThat(put("a", "two", 0)).isGreaterThan(revision);
  }

  @Test
  void aRangeIsReadPageByPageAsOfOneRevision() {
    for (int i = 0; i < 5; i++) {
      put("k" + i, "v" + i, 0);
    }
    Range first = store.range(new RangeQuery(prefix, "", 2, 0));
    put("k5", "late", 0);
    long old = store.get(prefix + "k3").entry().orElseThrow().revision();
    put("k3", "changed", old);

    Range rest =
        store.range(new RangeQuery(prefix, first.entries().getLast().key(), 0, first.revision()));

    assertThat(first.entries())
        .extracting(Entry::key)
        .containsExactly(prefix + "k0", prefix + "k1");
    assertThat(first.remaining()).isEqualTo(3);
    assertThat(rest.entries())
        .extracting(e -> e.value().toStringUtf8())
        .containsExactly("v2", "v3", "v4");
    assertThat(rest.remaining()).isZero();
    assertThat(store.range(RangeQuery.all(prefix)).entries()).hasSize(6);
  }

  @Test
  void aPrefixIsNotAPrefixOfOtherNames() {
    put("web/a", "1", 0);
    put("web-2/a", "2", 0);

    assertThat(store.range(RangeQuery.all(prefix + "web/")).entries())
        .extracting(Entry::key)
        .containsExactly(prefix + "web/a");
  }

  @Test
  void aWatchTellsEveryChangeFromItsRevisionOnInOrder() throws InterruptedException {
    long first = put("a", "one", 0);
    try (StoreWatch watch = store.watch(prefix, first)) {
      long second = put("a", "two", first);
      store.commit(Transaction.delete(prefix + "a", second));
      store.commit(Transaction.put("/elsewhere" + prefix, bytes("no"), 0));
      long last = put("b", "three", 0);

      assertThat(take(watch, 4))
          .containsExactly(
              new Change(prefix + "a", bytes("one"), first),
              new Change(prefix + "a", bytes("two"), second),
              new Change(prefix + "a", null, second + 1),
              new Change(prefix + "b", bytes("three"), last));
      assertThat(watch.next(BRIEFLY)).isEmpty();
    }
  }

  @Test
  void changesOfOneTransactionComeTogether() throws InterruptedException {
    long start = store.get("/").revision() + 1;
    try (StoreWatch watch = store.watch(prefix, start)) {
      store.commit(
          Transaction.put(prefix + "a", bytes("1"), 0)
              .and(Transaction.put(prefix + "b", bytes("2"), 0)));

      List<Change> changes = watch.next(SOON);

      assertThat(changes).extracting(Change::key).containsExactly(prefix + "a", prefix + "b");
    }
  }

  @Test
  void afterACompactionOldRevisionsAreRefusedAndNewOnesGoOn() throws InterruptedException {
    long first = put("a", "one", 0);
    long second = put("a", "two", first);
    long third = put("a", "three", second);
    store.compact(third);
    store.compact(second);

    assertThatThrownBy(() -> store.range(new RangeQuery(prefix, "", 0, first)))
        .isInstanceOf(CompactedException.class);
    try (StoreWatch watch = store.watch(prefix, first)) {
      assertThatThrownBy(() -> take(watch, 1)).isInstanceOf(CompactedException.class);
    }
    try (StoreWatch watch = store.watch(prefix, third + 1)) {
      long fourth = put("a", "four", third);
      assertThat(take(watch, 1)).containsExactly(new Change(prefix + "a", bytes("four"), fourth));
    }
    assertThat(store.range(new RangeQuery(prefix, "", 0, third)).entries()).hasSize(1);
  }

  private static List<Change> take(StoreWatch watch, int count) throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    long end = System.nanoTime() + SOON.toNanos();
    while (changes.size() < count && System.nanoTime() < end) {
      changes.addAll(watch.next(Duration.ofSeconds(1)));
    }
    return changes;
  }
}
