package io.drydock.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.List;
import java.util.Optional;

/** Who owns whom, by ownerReferences. */
public final class Owners {

  private Owners() {}

  public static List<OwnerReference> of(HasMetadata object) {
    var owners = object.getMetadata().getOwnerReferences();
    return owners == null ? List.of() : owners;
  }

  /** The one owner with controller=true. */
  public static Optional<OwnerReference> controllerOf(HasMetadata object) {
    return of(object).stream().filter(o -> Boolean.TRUE.equals(o.getController())).findFirst();
  }

  /** Whether that very owner, not one of the same name from before, controls the object. */
  public static boolean isControlledBy(HasMetadata object, HasMetadata owner) {
    return controllerOf(object)
        .filter(o -> o.getUid().equals(owner.getMetadata().getUid()))
        .isPresent();
  }

  /** What a controller puts on the objects that it makes for an owner. */
  public static OwnerReference controllerReference(HasMetadata owner) {
    Kind<?> kind = Kinds.of(owner);
    return new OwnerReferenceBuilder()
        .withApiVersion(kind.apiVersion())
        .withKind(kind.kind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
