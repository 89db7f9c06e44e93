package io.drydock.controlplane.apiserver.fieldmanager;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fields that an applier would change though others manage them. */
record Conflicts(Map<Manager, FieldSet> byManager) {
  private static final String CAUSE = "FieldManagerConflict";

  /** What a change would take from all but one. */
  static Conflicts of(ManagedFields managed, Manager self, FieldSet taken) {
    Map<Manager, FieldSet> found = new TreeMap<>(Manager.ORDER);
    managed
        .entries()
        .forEach((manager, own) -> {
          FieldSet shared = own.set().intersection(taken);
          if (!manager.equals(self) && !shared.isEmpty()) {
            found.put(manager, shared);
          }
        });
    return new Conflicts(found);
  }

  boolean isEmpty() {
    return byManager.isEmpty();
  }

  Conflicts without(FieldSet allowed) {
    Map<Manager, FieldSet> left = new TreeMap<>(Manager.ORDER);
    byManager.forEach((manager, set) -> {
      FieldSet rest = set.difference(allowed);
      if (!rest.isEmpty()) {
        left.put(manager, rest);
      }
    });
    return new Conflicts(left);
  }

  /** In Kubernetes' words. */
  ApiException error() {
    var details = new StatusDetailsBuilder().withCauses(causes()).build();
    return new ApiException(Reason.CONFLICT, message(), details);
  }

  private List<StatusCause> causes() {
    List<StatusCause> causes = new ArrayList<>();
    byManager.forEach((manager, set) ->
        set.paths()
            .forEach(path ->
                causes.add(
                    new StatusCause(
                        Step.display(path), "conflict with " + manager.display(), CAUSE))));
    return causes;
  }

  private String message() {
    int count = byManager.values().stream().mapToInt(FieldSet::size).sum();
    if (count == 1) {
      StatusCause only = causes().getFirst();
      return "Apply failed with 1 conflict: %s: %s".formatted(only.getMessage(), only.getField());
    }
    List<String> lines = new ArrayList<>();
    byManager.forEach((manager, set) -> {
      lines.add("conflicts with " + manager.display() + ":");
      set.paths().forEach(path -> lines.add("- " + Step.display(path)));
    });
    return "Apply failed with %d conflicts: %s".formatted(count, String.join("\n", lines));
  }
}
