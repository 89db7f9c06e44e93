package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.path;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline while etcd is killed and comes back. */
class EtcdOutageTest {
  private static final ResourcePath MAPS = ResourcePath.of(Kinds.CONFIG_MAP, "default");

  @TempDir Path folder;

  private static void map(DocumentApi api, String name) {
    create(api, "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}".formatted(name));
  }

  @Test
  void errorsAreClearMeanwhileAndWatchesGoOnAfterwards() throws Exception {
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config());
        ApiServer server = new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system()).start()) {
      DocumentApi api = server.as(UserInfo.component("admin"));
      map(api, "a");
      long revision = api.list(MAPS, ListOptions.ALL).resourceVersion();
      try (Watch watch = api.watch(MAPS, WatchOptions.from("", "", revision))) {
        etcd.kill();

        ApiException write = refusal(() -> map(api, "b"));
        ApiException read = refusal(() -> api.get(path(Kinds.CONFIG_MAP, "a")));

        assertThat(write.reason()).isEqualTo(Reason.SERVICE_UNAVAILABLE);
        assertThat(write).hasMessageContaining("etcd at " + etcd.url() + " does not answer");
        assertThat(read.code()).isEqualTo(503);
        assertThat(server.health().ready().get("etcd")).isPresent();
        // What needs no consistency is still served from memory.
        assertThat(api.list(MAPS, new ListOptions("", "", 0, "", "0", "")).items()).hasSize(1);

        etcd.run();
        await()
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptions()
            .until(() -> {
              map(api, "b");
              return true;
            });
        map(api, "c");

        assertThat(names(watch, 2)).containsExactly("b", "c");
        assertThat(api.list(MAPS, ListOptions.ALL).items()).hasSize(3);
        assertThat(server.health().ready().get("etcd")).isEmpty();
      }
    }
  }

  @Test
  void afterACompactionBehindItsBackTheServerListsAgainAndItsWatchersAreTold() throws Exception {
    try (EtcdProcess etcd = EtcdProcess.start(folder);
        EtcdStore store = new EtcdStore(etcd.config());
        EtcdStore other = new EtcdStore(etcd.config());
        ApiServer server = new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system()).start()) {
      DocumentApi api = server.as(UserInfo.component("admin"));
      map(api, "a");
      api.get(path(Kinds.CONFIG_MAP, "a"));
      try (ApiServer second =
          new ApiServer(other, ApiServerConfig.DEFAULT, Clock.system()).start()) {
        map(second.as(UserInfo.component("admin")), "b");
      }
      other.compact(other.get("/").revision());

      assertThat(api.list(MAPS, ListOptions.ALL).items()).hasSize(2);
    }
  }

  private static List<String> names(Watch watch, int count) throws InterruptedException {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      WatchEvent event = watch.next(Duration.ofSeconds(10));
      assertThat(event).isNotNull();
      names.add(event.document().getName());
    }
    return names;
  }
}
