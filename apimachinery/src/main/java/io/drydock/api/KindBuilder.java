package io.drydock.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;

/** Lets {@link Kinds} say of a kind only what is special about it. Used once, then dropped. */
final class KindBuilder<T extends HasMetadata> {
  private static final List<String> ALL_VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;
  private final boolean namespaced;
  private final Class<T> type;
  private final List<String> shortNames;
  private String singular;
  private List<String> categories = List.of();
  private List<String> verbs = ALL_VERBS;
  private Kind.Storage storage = new Kind.Storage.Own();

  /**
   * @param group with a version behind it where that is not v1: "autoscaling/v2"
   */
  KindBuilder(
      String group,
      String kind,
      String plural,
      boolean namespaced,
      Class<T> type,
      List<String> shortNames) {
    int slash = group.indexOf('/');
    this.group = slash < 0 ? group : group.substring(0, slash);
    this.version = slash < 0 ? "v1" : group.substring(slash + 1);
    this.kind = kind;
    this.plural = plural;
    this.namespaced = namespaced;
    this.type = type;
    this.shortNames = shortNames;
    this.singular = kind.toLowerCase(Locale.ROOT);
  }

  /** Listed by {@code kubectl get all}. */
  KindBuilder<T> inAll() {
    categories = List.of("all");
    return this;
  }

  /** Where the singular is not the kind in lower case. */
  KindBuilder<T> named(String otherSingular) {
    singular = otherSingular;
    return this;
  }

  /** Cannot be deleted as a collection. */
  KindBuilder<T> oneByOne() {
    verbs = ALL_VERBS.stream().filter(verb -> !verb.equals("deletecollection")).toList();
    return this;
  }

  /** Is not stored: an answer that is made for each request. */
  KindBuilder<T> answering(String... only) {
    verbs = List.of(only);
    storage = new Kind.Storage.None();
    return this;
  }

  /** Shows the stored objects of another kind. */
  KindBuilder<T> storedAs(Kind<?> other) {
    storage = new Kind.Storage.As(other);
    return this;
  }

  Kind<T> build() {
    return with();
  }

  Kind<T> with(String... subresources) {
    return new Kind<>(
        group,
        version,
        kind,
        plural,
        singular,
        shortNames,
        namespaced,
        type,
        categories,
        List.of(subresources),
        verbs,
        storage);
  }
}
