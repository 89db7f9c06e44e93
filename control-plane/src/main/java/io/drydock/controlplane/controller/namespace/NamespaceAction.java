package io.drydock.controlplane.controller.namespace;

import io.drydock.api.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import java.time.Duration;

/** What a namespace that is being deleted needs done, and why. */
sealed interface NamespaceAction {

  String reason();

  record Delete(Kind<?> kind, HasMetadata object, String reason) implements NamespaceAction {}

  record UpdateStatus(NamespaceStatus status, String reason) implements NamespaceAction {}

  /** Lets the namespace itself go. */
  record Finalize(String reason) implements NamespaceAction {}

  record LookAgain(Duration after, String reason) implements NamespaceAction {}
}
