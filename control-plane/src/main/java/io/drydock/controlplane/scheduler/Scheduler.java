package io.drydock.controlplane.scheduler;

import io.drydock.api.Conditions;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Pods;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.EventRecorder;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.controller.ControllerContext;
import io.drydock.informer.Snapshot;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Map;

/** Observes pending pods, lets {@link SchedulerPlan} decide, binds or says why not. */
public final class Scheduler implements Reconciler {

  static final String NAME = "default-scheduler";

  private final ApiClient api;
  private final Snapshot<Pod> pods;
  private final ClusterView cluster;
  private final EventRecorder events;

  private Scheduler(ApiClient api, Snapshot<Pod> pods, ClusterView cluster, EventRecorder events) {
    this.api = api;
    this.pods = pods;
    this.cluster = cluster;
    this.events = events;
  }

  /** One loop of a leading control plane. */
  public static void start(ControllerContext context) {
    var pods = context.informers().of(Kinds.POD);
    var nodes = context.informers().of(Kinds.NODE);
    var cluster = new ClusterView();
    pods.onChange(cluster::podChanged);
    nodes.onChange(cluster::nodeChanged);
    var scheduler = new Scheduler(context.api(), pods.snapshot(), cluster, context.events(NAME));
    Controller controller = context.controller("scheduler", scheduler);
    var wakeUp = new WakeUp(controller, pods.snapshot());
    pods.onChange(wakeUp::podChanged);
    nodes.onChange(wakeUp::nodeChanged);
  }

  @Override
  public Result reconcile(ObjectKey key) {
    Pod pod = pods.get(key).orElse(null);
    if (pod == null || !isPending(pod)) {
      return Result.done();
    }
    switch (SchedulerPlan.decide(pod, cluster.nodes())) {
      case Placement.Bind(String node, String why) -> bind(pod, node, why);
      case Placement.Unschedulable unschedulable -> refuse(pod, unschedulable.message());
    }
    return Result.done();
  }

  /** Whether the pod waits for this scheduler. */
  static boolean isPending(Pod pod) {
    String scheduler = pod.getSpec().getSchedulerName();
    boolean ours = scheduler == null || scheduler.isEmpty() || scheduler.equals(NAME);
    boolean gated =
        pod.getSpec().getSchedulingGates() != null && !pod.getSpec().getSchedulingGates().isEmpty();
    return ours && !gated && !Pods.isAssigned(pod) && Pods.isActive(pod);
  }

  private void bind(Pod pod, String node, String why) {
    cluster.assume(pod, node);
    try {
      api.bind(pod, node, Cause.of(NAME, "Assigned to " + node + ": " + why, pod));
    } catch (ApiException e) {
      cluster.forget(pod);
      if (e.is(Reason.NOT_FOUND) || e.is(Reason.CONFLICT)) {
        return; // gone, replaced or bound by another: the watch will tell
      }
      throw e;
    }
    events.normal(
        pod, "Scheduled", "Successfully assigned %s to %s".formatted(ObjectKey.of(pod), node));
  }

  private void refuse(Pod pod, String message) {
    boolean known =
        Conditions.find(pod, "PodScheduled")
            .filter((PodCondition c) -> message.equals(c.getMessage()))
            .isPresent();
    if (known) {
      return;
    }
    Map<String, String> condition =
        Map.of(
            "type", "PodScheduled",
            "status", "False",
            "reason", "Unschedulable",
            "message", message);
    Map<String, Object> patch =
        Map.of("status", Map.of("phase", "Pending", "conditions", List.of(condition)));
    var path = ResourcePath.of(pod).subresource("status");
    var _ =
        api.patch(Kinds.POD, path, PatchType.STRATEGIC_MERGE, patch, Cause.of(NAME, message, pod));
    events.warning(pod, "FailedScheduling", message);
  }
}
