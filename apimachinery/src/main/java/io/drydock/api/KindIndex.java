package io.drydock.api;

import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The list of kinds with the ways to find one. Immutable. */
final class KindIndex {
  private final List<Kind<?>> served;
  private final List<Kind<?>> stored;
  private final Map<Resource, Kind<?>> byResource;
  private final Map<Named, Kind<?>> byName;
  private final Map<Class<?>, Kind<?>> byType;

  private record Resource(String group, String version, String plural) {}

  private record Named(String apiVersion, String kind) {}

  KindIndex(List<Kind<?>> served) {
    this.served = served;
    this.stored = served.stream().filter(Kind::isStored).toList();
    this.byResource = index(k -> new Resource(k.group(), k.version(), k.plural()));
    this.byName = index(k -> new Named(k.apiVersion(), k.kind()));
    this.byType = index(Kind::type);
  }

  private <K> Map<K, Kind<?>> index(Function<Kind<?>, K> key) {
    return served.stream().collect(toMap(key, Function.identity()));
  }

  List<Kind<?>> served() {
    return served;
  }

  List<Kind<?>> stored() {
    return stored;
  }

  Optional<Kind<?>> byResource(String group, String version, String plural) {
    return Optional.ofNullable(byResource.get(new Resource(group, version, plural)));
  }

  Optional<Kind<?>> byApiVersion(String apiVersion, String kind) {
    return Optional.ofNullable(byName.get(new Named(apiVersion, kind)));
  }

  /** The first that is called so: of several versions the preferred one. */
  Optional<Kind<?>> byUserName(String name) {
    return served.stream().filter(k -> isCalled(k, name)).findFirst();
  }

  Kind<?> byType(Class<? extends HasMetadata> type) {
    Kind<?> kind = byType.get(type);
    if (kind == null) {
      throw new IllegalArgumentException("no kind is served for " + type);
    }
    return kind;
  }

  private static boolean isCalled(Kind<?> k, String name) {
    String group = "." + k.group();
    int plain = name.length() - group.length();
    boolean qualified =
        !k.group().isEmpty()
            && plain > 0
            && name.regionMatches(true, plain, group, 0, group.length());
    String bare = qualified ? name.substring(0, plain) : name;
    return k.plural().equalsIgnoreCase(bare)
        || k.singular().equalsIgnoreCase(bare)
        || k.kind().equalsIgnoreCase(bare)
        || k.shortNames().stream().anyMatch(bare::equalsIgnoreCase);
  }
}
