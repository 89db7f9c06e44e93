package io.drydock.controlplane.apiserver;

import io.drydock.client.ResourcePath;

/** Decides who may do what, by what the request's address says. */
public interface Authorizer {
  boolean allows(UserInfo user, Verb verb, ResourcePath path);

  /** Whether a user may do whatever there is, also what no {@link Verb} names. */
  boolean allowsEverything(UserInfo user);

  /**
   * Whether a user may use an address that is no resource, as "/metrics".
   *
   * @param verb of HTTP, in lower case
   */
  boolean allowsPath(UserInfo user, String verb, String path);
}
