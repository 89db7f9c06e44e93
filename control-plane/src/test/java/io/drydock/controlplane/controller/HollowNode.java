package io.drydock.controlplane.controller;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.informer.Informer;
import io.drydock.informer.Selection;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node whose pods run in name only: each that is bound to it becomes ready at once, unless its
 * image ends in "broken", and ends at once.
 */
public final class HollowNode implements AutoCloseable {

  private static final Cause CAUSE = Cause.of("hollow-node", "pretends");

  private final ApiClient api;
  private final String name;
  private final Scope scope = new Scope();
  private final Informer<Pod> pods;
  private final AtomicInteger addresses = new AtomicInteger();

  public HollowNode(ApiClient api, String name) {
    this.api = api;
    this.name = name;
    this.pods = scope.own(new Informer<>(api, Kinds.POD, Selection.ALL, Clock.system()));
    register();
    Controller controller =
        scope.own(Controller.start("hollow-" + name, Clock.system(), this::reconcile));
    pods.onChange(change -> controller.enqueue(ObjectKey.of(change.latest())));
    pods.start();
  }

  private void register() {
    var node =
        new NodeBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels("kubernetes.io/hostname", name)
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();
    var created = api.create(Kinds.NODE, node, CAUSE);
    var capacity =
        Map.of(
            "cpu", new Quantity("64"), "memory", new Quantity("64Gi"), "pods", new Quantity("500"));
    var running =
        new NodeBuilder(created)
            .editMetadata()
            .withResourceVersion(null) // the control plane gives it a pod CIDR meanwhile
            .endMetadata()
            .withNewStatus()
            .withCapacity(capacity)
            .withAllocatable(capacity)
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .withReason("KubeletReady")
            .withLastHeartbeatTime(Timestamps.format(Clock.system().now()))
            .withLastTransitionTime(Timestamps.format(Clock.system().now()))
            .endCondition()
            .endStatus()
            .build();
    var _ = api.updateStatus(Kinds.NODE, running, CAUSE);
  }

  private Result reconcile(ObjectKey key) {
    pods.snapshot()
        .get(key)
        .filter(p -> name.equals(p.getSpec().getNodeName()))
        .ifPresent(this::pretend);
    return Result.done();
  }

  private void pretend(Pod pod) {
    var metadata = pod.getMetadata();
    try {
      if (Pods.isTerminating(pod)) {
        var now = DeleteOptions.of(CAUSE).withGrace(0).onlyUid(metadata.getUid());
        api.delete(Kinds.POD, metadata.getNamespace(), metadata.getName(), now);
      } else if (Pods.phase(pod).equals("Pending") && !isBroken(pod)) {
        var _ = api.updateStatus(Kinds.POD, running(pod), CAUSE);
      }
    } catch (ApiException e) {
      // The pod has changed or is gone; the next change tells.
    }
  }

  private static boolean isBroken(Pod pod) {
    return pod.getSpec().getContainers().getFirst().getImage().endsWith("broken");
  }

  private Pod running(Pod pod) {
    int n = addresses.incrementAndGet();
    Pod ready = Samples.ready(pod, true, Clock.system().now());
    return new PodBuilder(ready)
        .editStatus()
        .withPhase("Running")
        .withPodIP("10.244.%d.%d".formatted(n / 250, n % 250 + 1))
        .endStatus()
        .build();
  }

  @Override
  public void close() {
    scope.close();
  }
}
