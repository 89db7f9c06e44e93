package io.drydock.bench;

import java.util.concurrent.CompletionStage;

/** Something that can be asked again and again, one request at a time. */
interface Lane {
  /** Starts request number n (over all lanes of a run); fails where the answer is an error. */
  CompletionStage<?> ask(long n);
}
