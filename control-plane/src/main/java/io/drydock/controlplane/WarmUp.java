package io.drydock.controlplane;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.controlplane.apiserver.ApiServer;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.controller.Controllers;
import io.drydock.controlplane.controller.ControllersConfig;
import io.drydock.controlplane.store.EtcdConfig;
import io.drydock.controlplane.store.EtcdStore;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.controlplane.store.StoreUnavailableException;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.net.URI;
import java.time.Duration;

/**
 * Walks the normal path once, from a Deployment to the scheduler's verdict over its pod, without a
 * network, so that the classes of that path get into the class archive.
 */
final class WarmUp {
  private static final Cause CAUSE = Cause.of("warm-up", "load classes");
  private static final int TURNS = 100;
  private static final Duration TURN = Duration.ofMillis(50);

  private WarmUp() {}

  static void run() throws InterruptedException {
    knockAtEtcd();
    try (MemoryStore store = new MemoryStore();
        ApiServer server = new ApiServer(store, ApiServerConfig.DEFAULT, Clock.system())) {
      ApiClient client = new ApiClient(server.start().as(UserInfo.component("system:apiserver")));
      try (Controllers controllers =
          new Controllers(client, Clock.system(), ControllersConfig.DEFAULTS)) {
        controllers.start();
        var _ = client.create(Kinds.DEPLOYMENT, deployment(), CAUSE);
        awaitVerdict(client);
      }
    }
  }

  /** Nobody listens there; the client's classes are loaded all the same. */
  private static void knockAtEtcd() {
    try (EtcdStore store = new EtcdStore(EtcdConfig.plain(URI.create("http://127.0.0.1:1")))) {
      var _ = store.get("/");
    } catch (StoreUnavailableException e) {
      // as expected
    }
  }

  private static void awaitVerdict(ApiClient client) throws InterruptedException {
    for (int turn = 0; turn < TURNS; turn++) {
      boolean judged =
          client.list(Kinds.POD, "default").stream()
              .anyMatch(pod -> !pod.getStatus().getConditions().isEmpty());
      if (judged) {
        return;
      }
      Clock.system().sleep(TURN);
    }
  }

  private static Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("warm-up")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withReplicas(1)
        .withNewSelector()
        .addToMatchLabels("app", "warm-up")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "warm-up")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("warm-up")
        .withImage("warm-up")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
