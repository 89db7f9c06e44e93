package io.drydock.controlplane.controller;

import io.drydock.api.Owners;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an owner with a selector owns. Matching orphans are adopted, owned objects that match no
 * more are released; an owner that is being deleted does neither.
 *
 * @param owned controlled by the owner, those to adopt included
 */
public record Claims<T extends HasMetadata>(List<T> owned, List<T> adopted, List<T> released) {

  public static <T extends HasMetadata> Claims<T> of(
      HasMetadata owner,
      Predicate<@Nullable Map<String, String>> selector,
      Collection<T> candidates) {
    var claims = new Claims<T>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    candidates.forEach(c -> claims.consider(owner, selector, c));
    return claims;
  }

  private void consider(
      HasMetadata owner, Predicate<@Nullable Map<String, String>> selector, T object) {
    boolean matches = selector.test(object.getMetadata().getLabels());
    boolean ownerLives = owner.getMetadata().getDeletionTimestamp() == null;
    Optional<OwnerReference> controller = Owners.controllerOf(object);
    if (controller.isPresent()) {
      considerOwned(owner, matches, ownerLives, object);
    } else if (matches && ownerLives && object.getMetadata().getDeletionTimestamp() == null) {
      owned.add(object);
      adopted.add(object);
    }
  }

  private void considerOwned(HasMetadata owner, boolean matches, boolean ownerLives, T object) {
    if (!Owners.isControlledBy(object, owner)) {
      return;
    }
    if (matches || !ownerLives) {
      owned.add(object);
    } else {
      released.add(object);
    }
  }
}
