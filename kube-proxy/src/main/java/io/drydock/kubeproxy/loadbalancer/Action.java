package io.drydock.kubeproxy.loadbalancer;

import io.drydock.api.ObjectKey;

/** What a node does about a load balancer address, and why. */
public sealed interface Action {

  String address();

  String reason();

  /** Take the address and tell the neighbours. */
  record Announce(String address, ObjectKey service, String reason) implements Action {}

  /** Give the address up. */
  record Withdraw(String address, String reason) implements Action {}
}
