package io.drydock.reconcile;

import java.time.Duration;

/** What a reconciler says at the end: nothing more to do, or look again after a time. */
public sealed interface Result {

  /** Nothing more until something changes. */
  record Done() implements Result {}

  /** Look again after the time, though nothing changes. */
  record After(Duration delay) implements Result {}

  static Result done() {
    return new Done();
  }

  static Result after(Duration delay) {
    return new After(delay);
  }
}
