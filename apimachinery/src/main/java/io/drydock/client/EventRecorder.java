package io.drydock.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users what happened to an object. Repetitions raise the count of one Event, as Kubernetes'
 * recorder does. Recording never blocks and never fails: when the API is away, events are lost.
 */
public final class EventRecorder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
  private static final int QUEUE = 1000;

  private record Happening(
      ObjectReference about, String type, String reason, String message, String time) {
    /** Two happenings with one identity are one Event. */
    String identity() {
      return about.getUid() + about.getFieldPath() + type + reason + message;
    }
  }

  private final ApiClient client;
  private final String component;
  private final String host;
  private final Clock clock;
  private final BlockingQueue<Happening> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Cache<String, Event> known =
      CacheBuilder.newBuilder().maximumSize(4096).expireAfterWrite(Duration.ofMinutes(10)).build();
  private final Loop loop;

  /**
   * @param component "kubelet", "default-scheduler", ...
   * @param host the node that reports, "" for the control plane
   */
  public EventRecorder(ApiClient client, String component, String host, Clock clock) {
    this.client = client;
    this.component = component;
    this.host = host;
    this.clock = clock;
    this.loop = Loop.start("events-" + component, clock, () -> record(queue.take()));
  }

  public void normal(HasMetadata about, String reason, String message) {
    event(reference(about), "Normal", reason, message);
  }

  public void warning(HasMetadata about, String reason, String message) {
    event(reference(about), "Warning", reason, message);
  }

  /**
   * @param type "Normal" or "Warning"
   */
  public void event(ObjectReference about, String type, String reason, String message) {
    String time = clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
    if (!queue.offer(new Happening(about, type, reason, message, time))) {
      log.atDebug().addKeyValue("reason", reason).log("Event dropped, too many are waiting");
    }
  }

  public static ObjectReference reference(HasMetadata object) {
    Kind<?> kind = Kinds.of(object);
    var metadata = object.getMetadata();
    return new ObjectReferenceBuilder()
        .withApiVersion(kind.apiVersion())
        .withKind(kind.kind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .build();
  }

  private void record(Happening happening) {
    try {
      Event before = known.getIfPresent(happening.identity());
      Event stored = before == null ? create(happening) : repeat(before, happening);
      known.put(happening.identity(), stored);
    } catch (ApiException e) {
      known.invalidate(happening.identity());
      log.atDebug().addKeyValue("why", e.getMessage()).log("Event not recorded");
    }
  }

  private Event create(Happening h) {
    String namespace = h.about().getNamespace() == null ? "default" : h.about().getNamespace();
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(h.about().getName() + "." + Long.toHexString(uniqueSuffix()))
            .endMetadata()
            .withInvolvedObject(h.about())
            .withType(h.type())
            .withReason(h.reason())
            .withMessage(h.message())
            .withCount(1)
            .withFirstTimestamp(h.time())
            .withLastTimestamp(h.time())
            .withNewSource()
            .withComponent(component)
            .withHost(host.isEmpty() ? null : host)
            .endSource()
            .withReportingComponent(component)
            .withReportingInstance(host)
            .build();
    return client.create(Kinds.EVENT, event, cause(h));
  }

  private long uniqueSuffix() {
    var now = clock.now();
    return now.getEpochSecond() * 1_000_000_000L
        + now.getNano()
        + java.util.concurrent.ThreadLocalRandom.current().nextInt(1000);
  }

  private Event repeat(Event before, Happening h) {
    var path = ResourcePath.of(before);
    Map<String, Object> patch = Map.of("count", before.getCount() + 1, "lastTimestamp", h.time());
    try {
      var written =
          client
              .documents()
              .patch(path, PatchType.MERGE, ObjectCodec.encode(patch), WriteOptions.of(cause(h)));
      return ObjectCodec.decode(Kinds.EVENT, written.document());
    } catch (ApiException e) {
      if (e.is(Reason.NOT_FOUND)) {
        return create(h);
      }
      throw e;
    }
  }

  private Cause cause(Happening h) {
    return Cause.of(component, h.reason());
  }

  @Override
  public void close() throws InterruptedException {
    loop.close();
  }
}
