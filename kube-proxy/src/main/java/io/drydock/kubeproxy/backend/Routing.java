package io.drydock.kubeproxy.backend;

import io.drydock.kubeproxy.state.ProxyState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the node's rules as the cluster wants them: after every change, and when someone else has
 * changed them. Used by one thread; others ask how it is.
 */
public final class Routing {

  private static final Logger log = LoggerFactory.getLogger(Routing.class);

  private final Backend backend;
  private final Conntrack conntrack;
  private final MeterRegistry metrics;
  private final Timer duration;
  private final Counter repairs;
  private final AtomicInteger rules;
  private volatile String notReady = "the rules have not been written yet";

  public Routing(Backend backend, Conntrack conntrack, MeterRegistry metrics) {
    this.backend = backend;
    this.conntrack = conntrack;
    this.metrics = metrics;
    this.duration = metrics.timer("kubeproxy.sync.proxy.rules.duration");
    this.repairs = metrics.counter("kubeproxy.rules.repaired");
    this.rules = new AtomicInteger();
    metrics.gauge("kubeproxy.rules", rules);
  }

  /** Brings the node to the state. */
  public void apply(ProxyState state) throws InterruptedException {
    try {
      var started = Timer.start(metrics);
      backend.sync(state);
      var _ = started.stop(duration);
      rules.set(backend.rules());
      conntrack.forgetStale(state);
      notReady = "";
    } catch (RuntimeException e) {
      notReady = "the rules could not be written: " + e.getMessage();
      throw e;
    }
  }

  /** Where someone else has changed the rules, makes the next {@link #apply} write all of them. */
  public void check() throws InterruptedException {
    backend
        .deviation()
        .ifPresent(what -> {
          log.atWarn().addKeyValue("what", what).log("Rules were changed, writing all of them");
          repairs.increment();
          backend.forget();
        });
  }

  /** Why the node is not routed as it should be; empty where it is. */
  public Optional<String> notReady() {
    return Optional.of(notReady).filter(why -> !why.isEmpty());
  }
}
