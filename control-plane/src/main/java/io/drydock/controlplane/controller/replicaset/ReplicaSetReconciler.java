package io.drydock.controlplane.controller.replicaset;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.controlplane.controller.Expectations;
import io.drydock.controlplane.controller.OwnerWriter;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Observes one ReplicaSet and its pods, and does what {@link ReplicaSetPlan} decides. */
final class ReplicaSetReconciler implements Reconciler {

  private static final String ACTOR = "replicaset-controller";

  private final ApiClient api;
  private final Clock clock;
  private final Snapshot<ReplicaSet> sets;
  private final Snapshot<Pod> pods;
  private final PodWriter writer;
  private final OwnerWriter owners;

  ReplicaSetReconciler(
      ApiClient api, Clock clock, Snapshot<ReplicaSet> sets, Snapshot<Pod> pods, PodWriter writer) {
    this.api = api;
    this.clock = clock;
    this.sets = sets;
    this.pods = pods;
    this.writer = writer;
    this.owners = new OwnerWriter(api);
  }

  @Override
  public Result reconcile(ObjectKey key) throws Exception {
    var set = sets.get(key);
    if (set.isEmpty()) {
      writer.forget(key);
      return Result.done();
    }
    return act(observe(key, set.get()));
  }

  private ReplicaSetObservation observe(ObjectKey key, ReplicaSet set) {
    boolean current = writer.isCaughtUp(key, pods); // asked first: what it saw, the list below has
    List<Pod> inNamespace = pods.inNamespace(key.namespace());
    Set<String> family = family(key, set);
    List<Pod> related =
        inNamespace.stream().filter(p -> family.contains(controllerUid(p))).toList();
    return new ReplicaSetObservation(set, inNamespace, related, current, null);
  }

  /** The uids of all ReplicaSets of the same Deployment. */
  private Set<String> family(ObjectKey key, ReplicaSet set) {
    String uid = set.getMetadata().getUid();
    String owner = controllerUid(set);
    if (owner.isEmpty()) {
      return Set.of(uid);
    }
    return sets.inNamespace(key.namespace()).stream()
        .filter(s -> controllerUid(s).equals(owner))
        .map(s -> s.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static String controllerUid(HasMetadata object) {
    return Owners.controllerOf(object).map(o -> o.getUid()).orElse("");
  }

  private Result act(ReplicaSetObservation seen) throws Exception {
    Result result = seen.current() ? Result.done() : Result.after(Expectations.PATIENCE);
    for (ReplicaSetAction action : ReplicaSetPlan.decide(seen, clock.now())) {
      try {
        act(seen.replicaSet(), action);
      } catch (ApiException e) {
        failure(action, e).ifPresent(f -> report(seen.with(f)));
        throw e;
      }
      if (action instanceof ReplicaSetAction.LookAgain(Duration after, String _)
          && seen.current()) {
        result = Result.after(after);
      }
    }
    return result;
  }

  private void act(ReplicaSet set, ReplicaSetAction action) throws Exception {
    switch (action) {
      case ReplicaSetAction.Adopt(Pod pod, String reason) ->
          owners.adopt(set, pod, Cause.of(ACTOR, reason, set));
      case ReplicaSetAction.Release(Pod pod, String reason) ->
          owners.release(set, pod, Cause.of(ACTOR, reason, set));
      case ReplicaSetAction.CreatePods(int count, String reason) ->
          writer.create(set, count, reason);
      case ReplicaSetAction.DeletePods(List<Pod> surplus, String reason) ->
          writer.delete(set, surplus, reason);
      case ReplicaSetAction.UpdateStatus update -> updateStatus(set, update);
      case ReplicaSetAction.LookAgain _ -> {}
    }
  }

  private void updateStatus(ReplicaSet set, ReplicaSetAction.UpdateStatus update) {
    var changed = new ReplicaSetBuilder(set).withStatus(update.status()).build();
    var _ = api.updateStatus(Kinds.REPLICA_SET, changed, Cause.of(ACTOR, update.reason(), set));
  }

  private static Optional<ReplicaFailure> failure(ReplicaSetAction action, ApiException e) {
    return switch (action) {
      case ReplicaSetAction.CreatePods _ ->
          Optional.of(new ReplicaFailure("FailedCreate", e.getMessage()));
      case ReplicaSetAction.DeletePods _ ->
          Optional.of(new ReplicaFailure("FailedDelete", e.getMessage()));
      case ReplicaSetAction.Adopt _ -> Optional.empty();
      case ReplicaSetAction.Release _ -> Optional.empty();
      case ReplicaSetAction.UpdateStatus _ -> Optional.empty();
      case ReplicaSetAction.LookAgain _ -> Optional.empty();
    };
  }

  /** Tells in the status what went wrong with the pods. */
  private void report(ReplicaSetObservation failed) {
    for (var told : ReplicaSetPlan.status(failed, clock.now())) {
      if (told instanceof ReplicaSetAction.UpdateStatus update) {
        updateStatus(failed.replicaSet(), update);
      }
    }
  }
}
