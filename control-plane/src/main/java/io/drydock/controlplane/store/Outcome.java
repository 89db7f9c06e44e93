package io.drydock.controlplane.store;

import java.util.Map;
import java.util.Optional;

/** How a transaction ended. */
public sealed interface Outcome {

  /** All writes were made at this revision. */
  record Committed(long revision) implements Outcome {}

  /** Nothing was written; what the guarded keys hold now. */
  record Rejected(Map<String, Optional<Entry>> current) implements Outcome {

    public boolean failed(Guard guard) {
      long now =
          current.getOrDefault(guard.key(), Optional.empty()).map(Entry::revision).orElse(0L);
      return now != guard.revision();
    }
  }
}
