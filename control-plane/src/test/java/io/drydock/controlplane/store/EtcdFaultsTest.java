package io.drydock.controlplane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.drydock.client.TlsFiles;
import io.drydock.controlplane.pki.TestPki;
import io.drydock.lifecycle.Clock;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** etcd killed, compacted, unreachable, and with the wrong certificate. */
class EtcdFaultsTest {
  private static final String PREFIX = "/registry/test/";

  @TempDir Path folder;

  @Test
  void killedAndStartedAgainUnderLoadNothingIsLostOrRepeated() throws Exception {
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config());
        StoreWatch watch = store.watch(PREFIX, 1)) {
      TreeMap<Long, String> acknowledged = new TreeMap<>();
      List<Change> seen = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < 60; i++) {
        if (i == 20 || i == 40) {
          etcd.kill();
          assertThatThrownBy(() -> store.get("/"))
              .isInstanceOf(StoreUnavailableException.class)
              .hasMessageContaining(etcd.url().toString())
              .hasMessageContaining("try again");
          seen.addAll(watch.next(Duration.ofMillis(100)));
          refused++;
          etcd.run();
        }
        write(store, "k" + i, acknowledged);
        seen.addAll(watch.next(Duration.ofMillis(1)));
      }
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (seen.size() < acknowledged.size() && System.nanoTime() < end) {
        seen.addAll(watch.next(Duration.ofSeconds(1)));
      }

      assertThat(refused).isEqualTo(2);
      assertThat(seen)
          .extracting(Change::revision)
          .containsExactlyElementsOf(acknowledged.keySet());
      assertThat(seen).extracting(Change::key).containsExactlyElementsOf(acknowledged.values());
    }
  }

  /** The first calls after a restart may still meet the broken connection. */
  private static void write(Store store, String name, TreeMap<Long, String> acknowledged) {
    String key = PREFIX + name;
    for (int attempt = 0; attempt < 50; attempt++) {
      try {
        var outcome = store.commit(Transaction.put(key, ByteString.copyFromUtf8("v"), 0));
        long revision =
            switch (outcome) {
              case Outcome.Committed committed -> committed.revision();
              case Outcome.Rejected rejected ->
                  rejected.current().get(key).orElseThrow().revision();
            };
        acknowledged.put(revision, key);
        return;
      } catch (StoreUnavailableException e) {
        assertThat(e).hasMessageContaining("etcd at");
      }
    }
    throw new AssertionError("etcd did not come back");
  }

  @Test
  void compactedWhileAWatchWasCutOffTheWatchSaysSo() throws Exception {
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config());
        EtcdStore other = new EtcdStore(etcd.config())) {
      StoreWatch watch = store.watch(PREFIX, 1);
      TreeMap<Long, String> written = new TreeMap<>();
      for (int i = 0; i < 10; i++) {
        write(other, "k" + i, written);
      }
      other.compact(written.lastKey());

      assertThatThrownBy(() -> watch.next(Duration.ofSeconds(10)))
          .isInstanceOf(CompactedException.class);
      watch.close();
    }
  }

  @Test
  void restoredFromAnOlderBackupTheWatchIsTold() throws Exception {
    Path backup = Files.createDirectory(folder.resolve("backup"));
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config());
        StoreWatch watch = store.watch(PREFIX, 1)) {
      TreeMap<Long, String> written = new TreeMap<>();
      write(store, "before", written);
      etcd.kill();
      copy(folder.resolve("data"), backup);
      etcd.run();
      write(store, "after", written);
      List<Change> seen = new ArrayList<>();
      while (seen.size() < 2) {
        seen.addAll(watch.next(Duration.ofSeconds(10)));
      }
      etcd.kill();
      delete(folder.resolve("data"));
      copy(backup, folder.resolve("data"));
      etcd.run();

      assertThatThrownBy(() -> watch.next(Duration.ofSeconds(10)))
          .isInstanceOf(CompactedException.class);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void delete(Path root) throws Exception {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void unreachableIsOneSentenceWithCauseAndRemedy() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    try (EtcdStore store = new EtcdStore(EtcdConfig.plain(nowhere))) {
      assertThatThrownBy(() -> new StoreGate(store, Clock.system()).await(Duration.ofMillis(300)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("etcd at http://127.0.0.1:1 does not answer: ")
          .hasMessageContaining("Connection refused")
          .hasMessageContaining("--etcd-servers");
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsNotWaitedFor() throws Exception {
    TlsFiles served = new TestPki(folder).issue("etcd");
    TlsFiles foreign = new TestPki(Files.createDirectory(folder.resolve("other"))).issue("x");
    try (EtcdProcess etcd = EtcdProcess.startWithTls(folder, served)) {
      EtcdConfig wrong =
          new EtcdConfig(
              List.of(etcd.url()),
              new EtcdConfig.Tls(foreign.authority(), foreign.certificate(), foreign.key()),
              Duration.ofSeconds(5));
      try (EtcdStore store = new EtcdStore(wrong)) {
        assertThatThrownBy(() -> new StoreGate(store, Clock.system()).await(Duration.ofMinutes(5)))
            .isInstanceOf(StoreUnavailableException.class)
            .hasMessageContaining("--etcd-cafile");
      }
    }
  }

  @Test
  void aTooLargeObjectIsRefusedAsSuch() {
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config())) {
      ByteString large = ByteString.copyFrom(new byte[2 << 20]);

      assertThatThrownBy(() -> store.commit(Transaction.put("/large", large, 0)))
          .isInstanceOf(TooLargeException.class);
    }
  }
}
