package io.drydock.controlplane.apiserver;

import io.drydock.client.ResourcePath;

/** Decides who may do what, by what the request's address says. */
public interface Authorizer {
  boolean allows(UserInfo user, Verb verb, ResourcePath path);
}
