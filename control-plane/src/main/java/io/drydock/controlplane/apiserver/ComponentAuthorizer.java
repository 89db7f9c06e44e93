package io.drydock.controlplane.apiserver;

import io.drydock.client.ResourcePath;
import java.util.Set;

/**
 * The rules for Drydock's own processes: administrators do all, an agent reads all and writes what
 * is its node's, a proxy reads what it routes. {@link NodeRestriction} then looks at the objects.
 */
final class ComponentAuthorizer implements Authorizer {
  private static final Set<String> ROUTED =
      Set.of("services", "endpoints", "endpointslices", "nodes", "pods", "namespaces");
  private static final String LEASE_NAMESPACE = "kube-node-lease";

  @Override
  public boolean allows(UserInfo user, Verb verb, ResourcePath path) {
    if (user.isMaster() || isAboutOneself(verb, path)) {
      return true;
    }
    if (isEventWrite(verb, path)) {
      return user.node().isPresent() || isProxy(user);
    }
    if (isProxy(user)) {
      return verb.isRead() && ROUTED.contains(path.resource()) && path.subresource().isEmpty();
    }
    return user.node().isPresent() && allowsNode(user.node().get(), verb, path);
  }

  @Override
  public boolean allowsEverything(UserInfo user) {
    return user.isMaster();
  }

  /** What the server says about itself is for everybody, its metrics are not. */
  @Override
  public boolean allowsPath(UserInfo user, String verb, String path) {
    return user.isMaster() || (verb.equals("get") && !path.equals("/metrics"));
  }

  /** Everyone may ask who he is and what he may do. */
  private static boolean isAboutOneself(Verb verb, ResourcePath path) {
    return verb == Verb.CREATE && path.resource().startsWith("selfsubject");
  }

  private static boolean isProxy(UserInfo user) {
    return user.groups().contains("system:node-proxiers");
  }

  private static boolean isEventWrite(Verb verb, ResourcePath path) {
    return path.resource().equals("events")
        && (verb == Verb.CREATE || verb == Verb.UPDATE || verb == Verb.PATCH);
  }

  private static boolean allowsNode(String node, Verb verb, ResourcePath path) {
    if (verb.isRead()) {
      return true;
    }
    boolean write = verb == Verb.CREATE || verb == Verb.UPDATE || verb == Verb.PATCH;
    return switch (path.resource()) {
      case "nodes" -> write && (verb == Verb.CREATE || path.name().equals(node));
      case "serviceaccounts" -> verb == Verb.CREATE && path.subresource().equals("token");
      case "leases" ->
          path.namespace().equals(LEASE_NAMESPACE)
              && (verb == Verb.CREATE || path.name().equals(node));
      case "pods" ->
          path.subresource().equals("status")
              ? write
              : path.subresource().isEmpty() && verb == Verb.DELETE;
      default -> false;
    };
  }
}
