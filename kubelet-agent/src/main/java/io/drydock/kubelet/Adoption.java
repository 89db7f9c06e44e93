package io.drydock.kubelet;

import io.drydock.informer.Informer;
import io.drydock.kubelet.pod.PodWorkers;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins the pods' work once the API has told which pods are this node's: not sooner, because a
 * container whose pod is unknown is removed, and one that starts must find its Services.
 */
record Adoption(
    PodWorkers workers,
    Informer<Pod> pods,
    Informer<Service> services,
    ContainerRuntime runtime,
    Clock clock,
    Scope scope)
    implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Adoption.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(1);

  @Override
  public void run() {
    try {
      while (!pods.awaitSync(PATIENCE) || !services.awaitSync(PATIENCE)) {
        log.atWarn().log("Still no list of pods from the API; what runs keeps running");
      }
      while (!adopted()) {
        clock.sleep(RETRY);
      }
      var unused = scope.own(runtime.subscribe(workers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean adopted() {
    try {
      workers.adopt(() -> pods.snapshot().all());
      return true;
    } catch (ContainerRuntimeException | IOException e) {
      log.atWarn().addKeyValue("why", e.getMessage()).log("Pods not adopted yet, trying again");
      return false;
    }
  }
}
