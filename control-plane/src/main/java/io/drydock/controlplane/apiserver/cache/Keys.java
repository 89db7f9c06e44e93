package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where things lie in the store. The layout is a promise to people with etcdctl. */
public final class Keys {
  public static final String REGISTRY = "/registry/";
  public static final String CAUSES = "/drydock/causes/";
  public static final String CLAIMS = "/drydock/claims/";

  private final Map<String, Kind<?>> kinds =
      Kinds.all().stream().collect(Collectors.toMap(Kind::resource, Function.identity()));

  /** What an object's key says: its kind, namespace and name. */
  public record Parsed(Kind<?> kind, ObjectKey object) {}

  public static String object(Kind<?> kind, ObjectKey key) {
    return REGISTRY + kind.resource() + "/" + key;
  }

  /** The keys of a collection share this prefix; namespace "" means all. */
  public static String prefix(Kind<?> kind, String namespace) {
    String all = REGISTRY + kind.resource() + "/";
    return namespace.isEmpty() ? all : all + namespace + "/";
  }

  /** The record beside an object that says why it was last written. */
  public static String cause(String objectKey) {
    return CAUSES + objectKey.substring(REGISTRY.length());
  }

  /** Something only one object may hold, such as an address: "clusterip/10.96.0.1". */
  public static String claim(String what) {
    return CLAIMS + what;
  }

  /** Empty where the key is none of an object of a served kind. */
  public Optional<Parsed> parse(String key) {
    if (!key.startsWith(REGISTRY)) {
      return Optional.empty();
    }
    String[] parts = key.substring(REGISTRY.length()).split("/", -1);
    Kind<?> kind = kinds.get(parts[0]);
    if (kind == null || parts.length != (kind.namespaced() ? 3 : 2)) {
      return Optional.empty();
    }
    ObjectKey object =
        kind.namespaced() ? new ObjectKey(parts[1], parts[2]) : ObjectKey.cluster(parts[1]);
    return Optional.of(new Parsed(kind, object));
  }
}
