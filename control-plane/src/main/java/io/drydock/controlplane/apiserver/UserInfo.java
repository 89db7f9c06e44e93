package io.drydock.controlplane.apiserver;

import io.drydock.client.PeerIdentity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who makes a request. The doors take it from the client certificate, whose subject Kubernetes
 * reads as user name (CN) and groups (O), or from a service account's token.
 *
 * @param uid "" where there is none
 * @param extra more about the credential, by names that Kubernetes gives
 */
public record UserInfo(
    String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  private static final String MASTERS = "system:masters";
  private static final String NODE_PREFIX = "system:node:";

  public UserInfo {
    groups = List.copyOf(groups);
  }

  /** One of whom no more is known. */
  public UserInfo(String name, List<String> groups) {
    this(name, "", groups, Map.of());
  }

  /** A component inside the control plane: "system:kube-scheduler" and its like. */
  public static UserInfo component(String name) {
    return new UserInfo(name, List.of(MASTERS));
  }

  public static UserInfo of(PeerIdentity peer) {
    return new UserInfo(peer.user(), peer.groups());
  }

  /** Unauthorized where the certificate names nobody. */
  public static UserInfo fromCertificate(X509Certificate certificate) {
    return of(PeerIdentity.of(certificate));
  }

  public boolean isMaster() {
    return groups.contains(MASTERS);
  }

  /** The node's name where the user is an agent. */
  public Optional<String> node() {
    return name.startsWith(NODE_PREFIX) && groups.contains("system:nodes")
        ? Optional.of(name.substring(NODE_PREFIX.length()))
        : Optional.empty();
  }
}
