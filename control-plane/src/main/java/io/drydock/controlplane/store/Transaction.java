package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Guards and the writes they protect; no key is written twice in one transaction. */
public record Transaction(List<Guard> guards, List<Write> writes) {

  public Transaction {
    guards = List.copyOf(guards);
    writes = List.copyOf(writes);
  }

  /** Creates, or replaces the value last written at {@code expectedRevision}. */
  public static Transaction put(String key, ByteString value, long expectedRevision) {
    return new Transaction(
        List.of(new Guard(key, expectedRevision)), List.of(new Write.Put(key, value)));
  }

  public static Transaction delete(String key, long expectedRevision) {
    return new Transaction(
        List.of(new Guard(key, expectedRevision)), List.of(new Write.Delete(key)));
  }

  public Transaction and(Transaction other) {
    return new Transaction(joined(guards, other.guards), joined(writes, other.writes));
  }

  public Transaction and(Guard guard) {
    return new Transaction(joined(guards, List.of(guard)), writes);
  }

  public Transaction and(Write write) {
    return new Transaction(guards, joined(writes, List.of(write)));
  }

  private static <T> List<T> joined(List<T> left, List<T> right) {
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }
}
