package io.drydock.controlplane.apiserver;

import com.google.protobuf.ByteString;
import io.drydock.controlplane.apiserver.strategy.Claims;
import io.drydock.controlplane.store.Guard;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import io.drydock.controlplane.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The claims of one write over all its attempts: what others hold, including what a refused attempt
 * found out, and the part of the transaction that takes and releases them.
 */
final class WriteClaims implements Claims {
  private final Rooms rooms;
  private final Set<String> foundTaken = new HashSet<>();

  WriteClaims(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public boolean seemsTaken(String claimKey) {
    return foundTaken.contains(claimKey) || rooms.cache().claims().holds(claimKey);
  }

  @Override
  public boolean isTaken(String claimKey) {
    return foundTaken.contains(claimKey) || rooms.store().get(claimKey).entry().isPresent();
  }

  /** Takes what is new and releases what is no longer held, each guarded. */
  static Transaction transaction(Set<String> before, Set<String> after, String holder) {
    List<Guard> guards = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (String key : after) {
      if (!before.contains(key)) {
        guards.add(Guard.absent(key));
        writes.add(new Write.Put(key, ByteString.copyFromUtf8(holder)));
      }
    }
    before.stream()
        .filter(key -> !after.contains(key))
        .forEach(key -> writes.add(new Write.Delete(key)));
    return new Transaction(guards, writes);
  }

  /** Remembers which claims made the store refuse. */
  void learn(Outcome.Rejected rejected, Transaction claims) {
    claims.guards().stream().filter(rejected::failed).forEach(guard -> foundTaken.add(guard.key()));
  }
}
