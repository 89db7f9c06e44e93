package io.drydock.controlplane.apiserver.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service account's token says.
 *
 * @param pod , secret, node: what it is bound to and dies with
 */
public record BoundToken(
    String namespace,
    Reference account,
    @Nullable Reference pod,
    @Nullable Reference secret,
    @Nullable Reference node,
    List<String> audiences,
    Instant issuedAt,
    Instant expiresAt,
    String id) {

  /** An object by name, and the one that had it then. */
  public record Reference(String name, String uid) {
    Map<String, String> claim() {
      return Map.of("name", name, "uid", uid);
    }

    static Optional<Reference> of(@Nullable Object claim) {
      return claim instanceof Map<?, ?> map
              && map.get("name") instanceof String name
              && map.get("uid") instanceof String uid
          ? Optional.of(new Reference(name, uid))
          : Optional.empty();
    }
  }

  public BoundToken {
    audiences = List.copyOf(audiences);
  }

  /** "system:serviceaccount:namespace:name". */
  public String userName() {
    return "system:serviceaccount:" + namespace + ":" + account.name();
  }
}
