package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.controlplane.store.EtcdProcess;
import io.drydock.controlplane.store.EtcdStore;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One watch of etcd for all, and what becomes of watchers when etcd is another than it was. */
@Timeout(60)
class EtcdRestoreTest {
  private static final ResourcePath MAPS = ResourcePath.of(Kinds.CONFIG_MAP, "default");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private EtcdProcess etcd;
  private EtcdStore store;
  private ApiServer server;
  private DocumentApi api;

  @BeforeEach
  void start() {
    etcd = EtcdProcess.start(folder);
    store = new EtcdStore(etcd.config());
    server = new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system()).start();
    api = server.as(UserInfo.component("admin"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
    store.close();
    etcd.close();
  }

  private void map(String name) {
    create(api, "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}".formatted(name));
  }

  private List<String> names() {
    return api.list(MAPS, ListOptions.ALL).items().stream().map(d -> d.getName()).toList();
  }

  @Test
  void etcdIsWatchedOnceHoweverManyWatch() throws IOException, InterruptedException {
    map("a");
    long before = etcdWatchers();
    List<Watch> watches = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      watches.add(api.watch(MAPS, WatchOptions.from("", "", 0)));
    }

    map("b");
    for (Watch watch : watches) {
      assertThat(watch.next(SOON).document().getName()).isEqualTo("a");
      assertThat(watch.next(SOON).document().getName()).isEqualTo("b");
    }
    assertThat(before).isEqualTo(1);
    assertThat(etcdWatchers()).isEqualTo(1);
    watches.forEach(Watch::close);
  }

  /** As etcd itself counts them. */
  private long etcdWatchers() throws IOException {
    try (InputStream in = URI.create(etcd.url() + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("etcd_debugging_mvcc_watcher_total "))
          .mapToLong(line -> (long) Double.parseDouble(line.split(" ")[1]))
          .sum();
    }
  }

  @Test
  void watchersAreToldWhenABackupIsRestored() throws InterruptedException {
    map("a");
    etcd.snapshot(folder.resolve("backup"));
    map("b");
    map("c");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch old = api.watch(MAPS, WatchOptions.from("", "", revision))) {
      etcd.restore(folder.resolve("backup"));

      ApiException told =
          refusal(() -> {
            while (true) {
              var _ = old.next(SOON);
            }
          });
      assertThat(told.reason()).isEqualTo(Reason.EXPIRED);
    }

    await().atMost(SOON).ignoreExceptions().until(() -> names().equals(List.of("a")));
    ApiException future = refusal(() -> api.watch(MAPS, WatchOptions.from("", "", revision)));
    assertThat(future.isTooLargeRevision()).isTrue();
    long present = api.list(MAPS, ListOptions.ALL).resourceVersion();
    assertThat(present).isLessThan(revision);
    try (Watch fresh = api.watch(MAPS, WatchOptions.from("", "", present))) {
      map("d");
      WatchEvent event = fresh.next(SOON);
      assertThat(event.type()).isEqualTo(WatchEvent.Type.ADDED);
      assertThat(event.document().getName()).isEqualTo("d");
    }
    assertThat(names()).containsExactly("a", "d");
  }

  @Test
  void aRestartIsNotNoticed() throws InterruptedException {
    map("a");
    long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
    try (Watch watch = api.watch(MAPS, WatchOptions.from("", "", revision))) {
      etcd.kill();
      etcd.run();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> {
            map("b");
            return true;
          });

      assertThat(watch.next(SOON).document().getName()).isEqualTo("b");
    }
  }
}
