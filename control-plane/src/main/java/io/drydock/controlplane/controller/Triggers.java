package io.drydock.controlplane.controller;

import io.drydock.api.Kind;
import io.drydock.api.ObjectKey;
import io.drydock.api.Owners;
import io.drydock.informer.Change;
import io.drydock.informer.Informer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which objects a change wakes. They run on informer threads and only put keys into queues. */
public final class Triggers {

  private Triggers() {}

  /** Every changed object itself. */
  public static <T extends HasMetadata> void self(Informer<T> informer, Consumer<ObjectKey> wake) {
    informer.onChange(change -> wake.accept(ObjectKey.of(change.latest())));
  }

  /**
   * The controller of a changed object, before and after; for an orphan every owner whose selector
   * matches it.
   *
   * @param selector of an owner, on labels
   */
  public static <T extends HasMetadata, O extends HasMetadata> void owner(
      Informer<T> informer,
      Kind<O> ownerKind,
      Informer<O> owners,
      Function<O, Predicate<@Nullable Map<String, String>>> selector,
      Consumer<ObjectKey> wake) {
    informer.onChange(change -> {
      versions(change).forEach(o -> controllerKey(o, ownerKind).ifPresent(wake));
      if (Owners.controllerOf(change.latest()).isEmpty()) {
        matching(change, owners, selector).forEach(wake);
      }
    });
  }

  /** The key of the controller of that kind. */
  public static Optional<ObjectKey> controllerKey(HasMetadata object, Kind<?> ownerKind) {
    return Owners.controllerOf(object)
        .filter(o -> isOf(o, ownerKind))
        .map(o -> new ObjectKey(object.getMetadata().getNamespace(), o.getName()));
  }

  /** Owners in the namespace that select the object as it was or as it is. */
  public static <T extends HasMetadata, O extends HasMetadata> Stream<ObjectKey> matching(
      Change<T> change,
      Informer<O> owners,
      Function<O, Predicate<@Nullable Map<String, String>>> selector) {
    String namespace = change.latest().getMetadata().getNamespace();
    return owners.snapshot().inNamespace(namespace).stream()
        .filter(o -> versions(change).anyMatch(v -> matches(selector.apply(o), v)))
        .map(ObjectKey::of);
  }

  private static boolean matches(
      Predicate<@Nullable Map<String, String>> selector, HasMetadata object) {
    return selector.test(object.getMetadata().getLabels());
  }

  private static boolean isOf(OwnerReference owner, Kind<?> kind) {
    return owner.getKind().equals(kind.kind()) && owner.getApiVersion().equals(kind.apiVersion());
  }

  private static <T extends HasMetadata> Stream<T> versions(Change<T> change) {
    return Stream.of(Optional.ofNullable(change.before()), Optional.ofNullable(change.after()))
        .flatMap(Optional::stream);
  }
}
