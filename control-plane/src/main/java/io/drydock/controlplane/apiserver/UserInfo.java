package io.drydock.controlplane.apiserver;

import io.drydock.client.PeerIdentity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Who makes a request. The doors take it from the client certificate, whose subject Kubernetes
 * reads as user name (CN) and groups (O).
 */
public record UserInfo(String name, List<String> groups) {
  private static final String MASTERS = "system:masters";
  private static final String NODE_PREFIX = "system:node:";

  public UserInfo {
    groups = List.copyOf(groups);
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
