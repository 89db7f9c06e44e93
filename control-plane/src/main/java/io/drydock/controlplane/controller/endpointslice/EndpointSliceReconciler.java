package io.drydock.controlplane.controller.endpointslice;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Reason;
import io.drydock.controlplane.controller.Expectations;
import io.drydock.controlplane.controller.Rejections;
import io.drydock.controlplane.controller.Suffixes;
import io.drydock.informer.Snapshot;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.Reconciler;
import io.drydock.reconcile.Result;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.concurrent.ThreadLocalRandom;

/** Observes one Service and its pods, and writes the endpoints that the plans decide. */
final class EndpointSliceReconciler implements Reconciler {

  private static final String ACTOR = "endpointslice-controller";

  private final ApiClient api;
  private final Clock clock;
  private final EndpointObserver observer;
  private final Snapshot<EndpointSlice> slices;
  private final Expectations<EndpointSlice> expectations = new Expectations<>();

  EndpointSliceReconciler(
      ApiClient api, Clock clock, EndpointObserver observer, Snapshot<EndpointSlice> slices) {
    this.api = api;
    this.clock = clock;
    this.observer = observer;
    this.slices = slices;
  }

  @Override
  public Result reconcile(ObjectKey key) {
    boolean current = expectations.areMet(key, slices, clock.now(), this::find);
    var seen = observer.observe(key);
    if (seen.isEmpty()) {
      expectations.forget(key);
      return Result.done();
    }
    Service service = seen.get().service();
    EndpointsPlan.decide(seen.get()).ifPresent(a -> act(service, a));
    if (!current) {
      return Result.after(Expectations.PATIENCE);
    }
    EndpointSlicePlan.decide(seen.get()).forEach(a -> act(service, a));
    return Result.done();
  }

  private void act(Service service, EndpointAction action) {
    Cause cause = Cause.of(ACTOR, action.reason(), service);
    switch (action) {
      case EndpointAction.CreateSlice create -> createSlice(service, create.slice(), cause);
      case EndpointAction.UpdateSlice update ->
          api.update(Kinds.ENDPOINT_SLICE, update.slice(), cause);
      case EndpointAction.DeleteSlice delete -> delete(service, delete.slice(), cause);
      case EndpointAction.CreateEndpoints create ->
          create(Kinds.ENDPOINTS, create.endpoints(), cause);
      case EndpointAction.UpdateEndpoints update ->
          api.update(Kinds.ENDPOINTS, update.endpoints(), cause);
    }
  }

  private void createSlice(Service service, EndpointSlice slice, Cause cause) {
    String prefix = service.getMetadata().getName() + "-";
    var named =
        new EndpointSliceBuilder(slice)
            .editMetadata()
            .withGenerateName(prefix)
            .withName(prefix + Suffixes.random(ThreadLocalRandom.current()))
            .endMetadata()
            .build();
    // Noted before the outcome is known: where it failed for sure, the API will say so.
    expectations.created(ObjectKey.of(service), ObjectKey.of(named), clock.now());
    create(Kinds.ENDPOINT_SLICE, named, cause);
  }

  private <T extends HasMetadata> void create(Kind<T> kind, T object, Cause cause) {
    try {
      var _ = api.create(kind, object, cause);
    } catch (ApiException e) {
      if (!Rejections.isNamespaceTerminating(e)) {
        throw e;
      }
    }
  }

  private void delete(Service service, EndpointSlice slice, Cause cause) {
    ObjectKey key = ObjectKey.of(slice);
    try {
      var options = DeleteOptions.of(cause).onlyUid(slice.getMetadata().getUid());
      api.delete(Kinds.ENDPOINT_SLICE, key.namespace(), key.name(), options);
      expectations.deleted(ObjectKey.of(service), slice, clock.now());
    } catch (ApiException e) {
      if (!e.is(Reason.NOT_FOUND)) {
        throw e;
      }
    }
  }

  private java.util.Optional<EndpointSlice> find(ObjectKey key) {
    return api.find(Kinds.ENDPOINT_SLICE, key.namespace(), key.name());
  }
}
