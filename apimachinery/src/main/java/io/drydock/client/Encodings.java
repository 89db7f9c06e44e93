package io.drydock.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One object in the forms in which its watchers want it, each made once, when the first one asks.
 * Safe for many threads; those who want the same form at the same time wait for one to make it.
 */
public final class Encodings {
  /** More forms than clients ask for at a time; one more is made each time it is wanted. */
  private static final int MAX = 8;

  @SuppressWarnings("ArrayRecordComponent")
  private record Encoding(Object form, byte[] bytes) {}

  private final List<Encoding> known = new ArrayList<>(0);

  /** The bytes of a form, which nobody may change. */
  public synchronized byte[] get(Object form, Supplier<byte[]> encoder) {
    for (Encoding encoding : known) {
      if (encoding.form().equals(form)) {
        return encoding.bytes();
      }
    }
    byte[] bytes = encoder.get();
    if (known.size() < MAX) {
      known.add(new Encoding(form, bytes));
    }
    return bytes;
  }
}
