package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.EventRecorder;
import io.drydock.client.Reason;
import io.drydock.controlplane.controller.Expectations;
import io.drydock.controlplane.controller.PodTemplates;
import io.drydock.controlplane.controller.Rejections;
import io.drydock.controlplane.controller.SlowStart;
import io.drydock.controlplane.controller.Suffixes;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Makes and removes the pods of ReplicaSets, tells it in Events, and remembers each write until the
 * informer shows it.
 */
final class PodWriter {

  private static final String ACTOR = "replicaset-controller";

  private final ApiClient api;
  private final Clock clock;
  private final SlowStart slowStart;
  private final EventRecorder events;
  private final Expectations<Pod> expectations = new Expectations<>();

  PodWriter(ApiClient api, Clock clock, SlowStart slowStart, EventRecorder events) {
    this.api = api;
    this.clock = clock;
    this.slowStart = slowStart;
    this.events = events;
  }

  /** Whether the snapshot shows all that was written for the ReplicaSet. */
  boolean isCaughtUp(ObjectKey set, Snapshot<Pod> pods) {
    return expectations.areMet(
        set, pods, clock.now(), k -> api.find(Kinds.POD, k.namespace(), k.name()));
  }

  void forget(ObjectKey set) {
    expectations.forget(set);
  }

  /** Makes that many pods, or throws after the first batch in which one failed. */
  void create(ReplicaSet set, int count, String reason) throws Exception {
    List<Pod> pods = IntStream.range(0, count).mapToObj(i -> newPod(set)).toList();
    slowStart.run(pods, pod -> create(set, pod, Cause.of(ACTOR, reason, set)));
  }

  void delete(ReplicaSet set, List<Pod> pods, String reason) throws Exception {
    slowStart.runAll(pods, pod -> delete(set, pod, Cause.of(ACTOR, reason, set)));
  }

  private static Pod newPod(ReplicaSet set) {
    String suffix = Suffixes.random(ThreadLocalRandom.current());
    String name = set.getMetadata().getName() + "-" + suffix;
    return PodTemplates.pod(set, set.getSpec().getTemplate(), name);
  }

  private void create(ReplicaSet set, Pod pod, Cause cause) {
    ObjectKey owner = ObjectKey.of(set);
    try {
      Pod created = api.create(Kinds.POD, pod, cause);
      expectations.created(owner, ObjectKey.of(created), clock.now());
      events.normal(set, "SuccessfulCreate", "Created pod: " + created.getMetadata().getName());
    } catch (ApiException e) {
      if (Rejections.isUnknown(e)) {
        expectations.created(owner, ObjectKey.of(pod), clock.now());
      }
      createFailed(set, e);
    }
  }

  private void createFailed(ReplicaSet set, ApiException e) {
    if (!Rejections.isNamespaceTerminating(e)) {
      events.warning(set, "FailedCreate", "Error creating: " + e.getMessage());
      throw e;
    }
  }

  private void delete(ReplicaSet set, Pod pod, Cause cause) {
    ObjectKey owner = ObjectKey.of(set);
    ObjectKey key = ObjectKey.of(pod);
    try {
      var options = DeleteOptions.of(cause).onlyUid(pod.getMetadata().getUid());
      api.delete(Kinds.POD, key.namespace(), key.name(), options);
      expectations.deleted(owner, pod, clock.now());
      events.normal(set, "SuccessfulDelete", "Deleted pod: " + key.name());
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND) || Rejections.isUnknown(e)) {
        expectations.deleted(owner, pod, clock.now());
      }
      deleteFailed(set, e);
    }
  }

  private void deleteFailed(ReplicaSet set, ApiException e) {
    if (!e.is(Reason.NOT_FOUND)) {
      events.warning(set, "FailedDelete", "Error deleting: " + e.getMessage());
      throw e;
    }
  }
}
