package io.drydock.controlplane.apiserver.cache;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claims known to be held, such as cluster addresses. It may lag behind the store: good for
 * choosing a free one, while the store's transaction decides.
 */
public final class ClaimSet {
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  public boolean holds(String claimKey) {
    return held.contains(claimKey);
  }

  void replace(Set<String> all) {
    held.retainAll(all);
    held.addAll(all);
  }

  void add(String key) {
    held.add(key);
  }

  void remove(String key) {
    held.remove(key);
  }
}
