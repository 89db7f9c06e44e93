package io.drydock.controlplane.controller;

import io.drydock.client.ApiClient;
import io.drydock.client.EventRecorder;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Scope;
import io.drydock.reconcile.Controller;
import io.drydock.reconcile.Reconciler;

/** What every loop shares: the API, the time, the informers, and who closes what. */
public record ControllerContext(
    ApiClient api, Clock clock, Informers informers, ControllersConfig config, Scope scope) {

  /** A driver for the reconciler that works no key before every informer has its first list. */
  public Controller controller(String name, Reconciler reconciler) {
    return own(
        Controller.start(
            name,
            clock,
            key -> {
              informers.awaitSync();
              return reconciler.reconcile(key);
            }));
  }

  public EventRecorder events(String component) {
    return own(new EventRecorder(api, component, "", clock));
  }

  /** Bounded parallel writes. */
  public SlowStart slowStart() {
    return new SlowStart(config.parallelWrites());
  }

  /** Closes it when the controllers stop; the last given is closed first. */
  public <T extends AutoCloseable> T own(T closeable) {
    return scope.own(closeable);
  }
}
