package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is special about a kind. The pipeline calls these on objects that it alone holds, in the
 * order in which they stand here; a kind without peculiarities overrides nothing.
 */
public interface Strategy<T extends HasMetadata> {
  Kind<T> kind();

  /** What names of this kind look like. */
  default NameRule nameRule() {
    return NameRule.SUBDOMAIN;
  }

  /** Whether metadata.generation counts changes of the spec. */
  default boolean countsGenerations() {
    return false;
  }

  /** The fields whose changes are counted. */
  default Set<String> countedFields() {
    return Set.of("spec");
  }

  /** Whether a new object may bring its status; for most kinds it starts empty. */
  default boolean keepsStatusOnCreate() {
    return false;
  }

  /** Fills what Kubernetes fills where it is absent. Also for updates. */
  default void setDefaults(T object) {}

  /** Sets what only a new object gets. */
  default void prepareCreate(T object) {}

  /** As {@link #prepareCreate(HasMetadata)}, where it matters who makes the object. */
  default void prepareCreate(T object, UserInfo user) {
    prepareCreate(object);
  }

  /** Carries over what an update may leave out. */
  default void prepareUpdate(T next, T old) {}

  /** Chooses what only one object may hold, such as addresses; {@link #claims} then names them. */
  default void assign(T next, @Nullable T old, Claims claims, Violations violations) {}

  default void validate(T object, Violations violations) {}

  default void validateUpdate(T next, T old, Violations violations) {}

  /** Completes what was written through the subresource "status" or one like it. */
  default void prepareStatus(T next, T old, Instant now) {}

  default void validateStatus(T next, T old, Violations violations) {}

  /** Judges a change that came by a subresource of the kind's own. */
  default void validateSubresource(String subresource, T next, T old, Violations violations) {}

  /** Keys that at most one object may hold at a time; the store's transaction enforces it. */
  default Set<String> claims(T object) {
    return Set.of();
  }

  /** Seconds between the deletion's mark and its end; 0 where it ends at once. */
  default long gracePeriod(T object, @Nullable Long asked) {
    return 0;
  }

  /** What the mark of deletion changes besides the metadata. */
  default void prepareDelete(T object) {}

  /** Whether something beyond metadata.finalizers holds the object. */
  default boolean isHeld(T object) {
    return false;
  }

  /** What the user should hear though the object is good. */
  default List<String> warnings(T object) {
    return List.of();
  }
}
