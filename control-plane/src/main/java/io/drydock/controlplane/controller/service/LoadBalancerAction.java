package io.drydock.controlplane.controller.service;

/** What is to be done about the external address of one Service. */
sealed interface LoadBalancerAction {

  /** Nothing: it has what it should. */
  record None() implements LoadBalancerAction {}

  /** Give it the address. */
  record Assign(String address, String reason) implements LoadBalancerAction {}

  /** Take its address back. */
  record Release(String reason) implements LoadBalancerAction {}

  /** It cannot be served; the user should hear why. */
  record Refuse(String message) implements LoadBalancerAction {}
}
