package io.drydock.informer;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists once, then watches on from the list's revision; a broken watch is resumed after the last
 * revision seen, and only one that has expired is listed again.
 */
final class Reflector<T extends HasMetadata> {

  private static final Logger log = LoggerFactory.getLogger(Reflector.class);
  private static final Duration TURN = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DocumentApi documents;
  private final Kind<T> kind;
  private final Selection selection;
  private final Clock clock;
  private final Consumer<List<T>> onList;
  private final BiConsumer<ObjectKey, @org.jspecify.annotations.Nullable T> onChange;
  private long revision = -1;
  private boolean broken;

  Reflector(
      DocumentApi documents,
      Kind<T> kind,
      Selection selection,
      Clock clock,
      Consumer<List<T>> onList,
      BiConsumer<ObjectKey, @org.jspecify.annotations.Nullable T> onChange) {
    this.documents = documents;
    this.kind = kind;
    this.selection = selection;
    this.clock = clock;
    this.onList = onList;
    this.onChange = onChange;
  }

  /** Lists where that is needed, then follows one watch to its end. */
  void turn() throws InterruptedException {
    try {
      if (revision < 0) {
        list();
      }
      follow();
    } catch (ApiException e) {
      if (e.is(Reason.EXPIRED) || e.is(Reason.GONE)) {
        log.atInfo().addKeyValue("kind", kind.plural()).log("Watch expired, listing again");
        revision = -1;
      } else {
        interrupted(e);
        clock.sleep(PAUSE);
      }
    }
  }

  /** Told once an outage, not once a try. */
  private void interrupted(ApiException e) {
    var event = broken ? log.atDebug() : log.atInfo();
    event
        .addKeyValue("kind", kind.plural())
        .addKeyValue("why", e.getMessage())
        .log("Watch broken, will resume");
    broken = true;
  }

  private void list() {
    var path = ResourcePath.of(kind, selection.namespace());
    DocumentList list =
        documents.list(
            path, ListOptions.selecting(selection.labelSelector(), selection.fieldSelector()));
    onList.accept(list.items().stream().map(this::decode).toList());
    revision = list.resourceVersion();
  }

  private void follow() throws InterruptedException {
    var path = ResourcePath.of(kind, selection.namespace());
    var options = WatchOptions.from(selection.labelSelector(), selection.fieldSelector(), revision);
    try (Watch watch = documents.watch(path, options)) {
      while (true) {
        WatchEvent event = watch.next(TURN);
        if (event != null) {
          broken = false;
          apply(event);
        }
      }
    }
  }

  private void apply(WatchEvent event) {
    Document document = event.document();
    switch (event.type()) {
      case ADDED, MODIFIED -> onChange.accept(key(document), decode(document));
      case DELETED -> onChange.accept(key(document), null);
      case BOOKMARK -> {}
    }
    revision = document.getResourceVersion();
  }

  private static ObjectKey key(Document document) {
    return new ObjectKey(document.getNamespace(), document.getName());
  }

  /**
   * Without managedFields: no loop asks for them, they are as large as the rest, and an update that
   * lacks them keeps what is stored.
   */
  private T decode(Document document) {
    T object = ObjectCodec.decode(kind, document);
    object.getMetadata().setManagedFields(List.of());
    return object;
  }
}
