package io.drydock.kubelet.pod;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Reason;
import io.drydock.lifecycle.Clock;
import io.drydock.reconcile.BackOff;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pod statuses to the API: one write at a time for a pod, the latest status only, again and
 * again while the API is away. Never blocks its callers.
 */
public final class ApiPodStatusSink implements PodStatusSink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiPodStatusSink.class);
  private static final BackOff RETRY = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

  private final ApiClient client;
  private final String actor;
  private final Clock clock;
  private final Map<String, StatusEntry> entries = new HashMap<>();
  private boolean closed;

  public ApiPodStatusSink(ApiClient client, String nodeName, Clock clock) {
    this.client = client;
    this.actor = "kubelet/" + nodeName;
    this.clock = clock;
  }

  @Override
  public synchronized void status(Pod pod, PodStatus status) {
    entry(pod).want(status);
    write(uid(pod));
  }

  @Override
  public synchronized void unknown(Pod pod) {
    entry(pod).unknown();
  }

  @Override
  public synchronized void deleted(Pod pod) {
    entry(pod).delete();
    write(uid(pod));
  }

  @Override
  public synchronized void observed(Pod pod) {
    entry(pod).observe(pod);
    write(uid(pod));
  }

  @Override
  public synchronized void gone(String uid) {
    entries.remove(uid);
  }

  private StatusEntry entry(Pod pod) {
    return entries.computeIfAbsent(uid(pod), uid -> new StatusEntry(pod));
  }

  private void write(String uid) {
    StatusEntry entry = entries.get(uid);
    boolean needed = entry.deletable() || entry.next(clock.now()).isPresent();
    if (needed && !closed && entry.claim()) {
      Thread.ofVirtual().name("status-" + uid).start(() -> writeAll(uid));
    }
  }

  private void writeAll(String uid) {
    int failures = 0;
    try {
      for (Optional<Work> work = next(uid); work.isPresent(); work = next(uid)) {
        try {
          perform(uid, work.get());
          failures = 0;
        } catch (ApiException e) {
          failures++;
          recover(uid, work.get(), e, failures);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An object to be written, with the status that led to it; or one to be deleted. */
  private record Work(Pod pod, Optional<PodStatus> wanted) {}

  private synchronized Optional<Work> next(String uid) {
    StatusEntry entry = entries.get(uid);
    if (entry == null || closed) {
      return Optional.empty();
    }
    Optional<Pod> status = entry.next(clock.now());
    if (status.isPresent()) {
      return Optional.of(new Work(status.get(), Optional.ofNullable(entry.wanted())));
    }
    if (entry.deletable()) {
      return Optional.of(new Work(entry.stored(), Optional.empty()));
    }
    entry.release();
    return Optional.empty();
  }

  private void perform(String uid, Work work) {
    Pod pod = work.pod();
    Cause cause = Cause.of(actor, "what the node sees of the pod", pod);
    if (work.wanted().isEmpty()) {
      client.delete(
          Kinds.POD,
          pod.getMetadata().getNamespace(),
          pod.getMetadata().getName(),
          DeleteOptions.of(cause).withGrace(0).onlyUid(uid));
      forget(uid);
      return;
    }
    Pod answer = client.updateStatus(Kinds.POD, pod, cause);
    wrote(uid, work.wanted().get(), answer);
  }

  private synchronized void wrote(String uid, PodStatus status, Pod answer) {
    StatusEntry entry = entries.get(uid);
    if (entry != null) {
      entry.wrote(status, answer);
    }
  }

  private void recover(String uid, Work work, ApiException e, int failures)
      throws InterruptedException {
    if (e.is(Reason.NOT_FOUND)) {
      forget(uid);
    } else if (e.is(Reason.CONFLICT)) {
      fetch(uid, work.pod());
    } else {
      log.atWarn()
          .addKeyValue("pod", PodRefs.of(work.pod()))
          .addKeyValue("why", e.getMessage())
          .log("Pod status not written, trying again");
      clock.sleep(RETRY.delay(failures));
    }
  }

  private void fetch(String uid, Pod pod) throws InterruptedException {
    var metadata = pod.getMetadata();
    try {
      Optional<Pod> fresh =
          client
              .find(Kinds.POD, metadata.getNamespace(), metadata.getName())
              .filter(found -> uid(found).equals(uid));
      fresh.ifPresentOrElse(found -> refreshed(uid, found), () -> forget(uid));
    } catch (ApiException e) {
      clock.sleep(RETRY.first());
    }
  }

  private synchronized void refreshed(String uid, Pod fresh) {
    StatusEntry entry = entries.get(uid);
    if (entry != null) {
      entry.observe(fresh);
    }
  }

  private synchronized void forget(String uid) {
    entries.remove(uid);
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
