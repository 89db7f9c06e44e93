package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.rest.discovery.Subresource;
import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;

/** The model classes of what subresources take and give. Pure. */
final class Bodies {

  private Bodies() {}

  /** Where it is not the object itself, it has a kind of its own. */
  static Class<?> of(Kind<?> parent, Subresource subresource) {
    return switch (subresource.kind()) {
      case "Scale" -> Scale.class;
      case "Eviction" -> Eviction.class;
      case "Binding" -> Binding.class;
      case "TokenRequest" -> TokenRequest.class;
      default -> parent.type();
    };
  }
}
