package io.drydock.controlplane.apiserver;

import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.proto.v1.Document;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A watch of the stored kind, shown in another version. */
record ConvertedWatch(Watch inner, UnaryOperator<Document> conversion) implements Watch {

  @Override
  public @Nullable WatchEvent next(Duration timeout) throws InterruptedException {
    WatchEvent event = inner.next(timeout);
    return event == null ? null : new WatchEvent(event.type(), conversion.apply(event.document()));
  }

  @Override
  public void close() {
    inner.close();
  }
}
