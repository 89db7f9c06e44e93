package io.drydock.controlplane;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/** Walks the normal path once without network, so that its classes get into the class archive. */
final class WarmUp {
  private WarmUp() {}

  static void run() throws InterruptedException {
    try (MemoryStore store = new MemoryStore();
        ApiServer server = new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system())) {
      ApiClient client = new ApiClient(server.start().as(UserInfo.component("system:apiserver")));
      var object =
          new ConfigMapBuilder()
              .withNewMetadata()
              .withName("warm-up")
              .withNamespace("default")
              .endMetadata()
              .build();
      var _ = client.create(Kinds.CONFIG_MAP, object, Cause.of("warm-up", "load classes"));
      var _ = client.list(Kinds.CONFIG_MAP, "");
    }
  }
}
