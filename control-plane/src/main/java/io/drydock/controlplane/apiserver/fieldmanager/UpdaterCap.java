package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps managedFields short: the oldest of more than ten updaters become one. Pure. */
final class UpdaterCap {
  private static final int MAX_UPDATERS = 10;
  private static final String ANCIENT = "ancient-changes";

  private UpdaterCap() {}

  static ManagedFields apply(ManagedFields managed) {
    long excess = managed.updaterCount() - MAX_UPDATERS;
    return excess <= 0 ? managed : merge(managed, excess);
  }

  private static ManagedFields merge(ManagedFields managed, long excess) {
    Map<Manager, Managed> left = new LinkedHashMap<>(managed.entries());
    Map<String, Manager> first = new HashMap<>();
    for (Manager manager : oldestFirst(managed)) {
      if (excess == 0) {
        break;
      }
      Managed own = managed.entries().get(manager);
      Manager earlier = first.putIfAbsent(own.apiVersion(), manager);
      if (earlier != null) {
        Manager bucket = Manager.updater(ANCIENT, own.apiVersion(), "");
        Managed collected = left.containsKey(bucket) ? left.get(bucket) : left.remove(earlier);
        left.remove(manager);
        FieldSet all = own.set().union(collected.set());
        left.put(bucket, new Managed(all, own.apiVersion(), own.time()));
        excess--;
      }
    }
    return new ManagedFields(left);
  }

  private static List<Manager> oldestFirst(ManagedFields managed) {
    return managed.entries().keySet().stream()
        .filter(manager -> !manager.applies())
        .sorted(
            Comparator.comparing((Manager m) -> managed.entries().get(m).time())
                .thenComparing(Manager.ORDER))
        .toList();
  }
}
