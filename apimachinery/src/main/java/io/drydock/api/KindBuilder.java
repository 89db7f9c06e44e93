package io.drydock.api;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;

/** Lets {@link Kinds} say of a kind only what is special about it. */
record KindBuilder<T extends HasMetadata>(
    String group,
    String kind,
    String plural,
    boolean namespaced,
    Class<T> type,
    List<String> shortNames,
    String singular,
    List<String> categories) {

  KindBuilder(
      String group,
      String kind,
      String plural,
      boolean namespaced,
      Class<T> type,
      List<String> shortNames) {
    this(
        group,
        kind,
        plural,
        namespaced,
        type,
        shortNames,
        kind.toLowerCase(Locale.ROOT),
        List.of());
  }

  /** Listed by {@code kubectl get all}. */
  KindBuilder<T> inAll() {
    return new KindBuilder<>(
        group, kind, plural, namespaced, type, shortNames, singular, List.of("all"));
  }

  /** Where the singular is not the kind in lower case. */
  KindBuilder<T> named(String otherSingular) {
    return new KindBuilder<>(
        group, kind, plural, namespaced, type, shortNames, otherSingular, categories);
  }

  Kind<T> build() {
    return with();
  }

  Kind<T> with(String... subresources) {
    return new Kind<>(
        group,
        "v1",
        kind,
        plural,
        singular,
        shortNames,
        namespaced,
        type,
        categories,
        List.of(subresources));
  }
}
