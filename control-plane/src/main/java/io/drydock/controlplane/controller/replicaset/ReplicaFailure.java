package io.drydock.controlplane.controller.replicaset;

/**
 * Pods could not be made or removed.
 *
 * @param reason "FailedCreate" or "FailedDelete"
 */
record ReplicaFailure(String reason, String message) {}
