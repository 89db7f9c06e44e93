package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.token.BoundToken;
import io.drydock.controlplane.apiserver.token.BoundToken.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose a bearer token is: signed here, not run out, and what it is bound to still exists. */
record TokenAuthenticator(Rooms rooms) {

  /** What a token proves. */
  record Proof(UserInfo user, List<String> audiences) {}

  /** Empty where the token proves nothing to any of these audiences; none means our own. */
  Optional<Proof> authenticate(String text, List<String> wanted) {
    List<String> accepted = wanted.isEmpty() ? rooms.tokens().audiences() : wanted;
    return rooms
        .tokens()
        .read(text, rooms.clock().now())
        .filter(this::isAlive)
        .map(token -> new Proof(user(token), common(token.audiences(), accepted)))
        .filter(proof -> !proof.audiences().isEmpty());
  }

  private static List<String> common(List<String> of, List<String> accepted) {
    return accepted.stream().filter(of::contains).toList();
  }

  private boolean isAlive(BoundToken token) {
    return exists(Kinds.SERVICE_ACCOUNT, token.namespace(), token.account())
        && exists(Kinds.POD, token.namespace(), token.pod())
        && exists(Kinds.SECRET, token.namespace(), token.secret())
        && (token.pod() != null || exists(Kinds.NODE, "", token.node()));
  }

  /** The cache may be late by a moment, as Kubernetes' own is; what it lacks is asked for. */
  private boolean exists(Kind<?> kind, String namespace, @Nullable Reference reference) {
    if (reference == null) {
      return true;
    }
    String key = Keys.object(kind, new ObjectKey(namespace, reference.name()));
    return rooms
        .cache()
        .get(kind, key)
        .or(() -> rooms.stored(kind, key))
        .filter(found -> found.document().getUid().equals(reference.uid()))
        .isPresent();
  }

  private static UserInfo user(BoundToken token) {
    List<String> groups =
        List.of("system:serviceaccounts", "system:serviceaccounts:" + token.namespace());
    Map<String, List<String>> extra = new LinkedHashMap<>();
    extra.put("authentication.kubernetes.io/credential-id", List.of("JTI=" + token.id()));
    put(extra, "node", token.node());
    put(extra, "pod", token.pod());
    return new UserInfo(token.userName(), token.account().uid(), new ArrayList<>(groups), extra);
  }

  private static void put(
      Map<String, List<String>> extra, String what, @Nullable Reference reference) {
    if (reference != null) {
      extra.put("authentication.kubernetes.io/" + what + "-name", List.of(reference.name()));
      extra.put("authentication.kubernetes.io/" + what + "-uid", List.of(reference.uid()));
    }
  }
}
