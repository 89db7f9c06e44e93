package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Event;
import java.util.Objects;

/**
 * Events: they live in the namespace of what they are about; those of cluster-scoped objects in
 * "default".
 */
final class EventStrategy implements Strategy<Event> {

  @Override
  public Kind<Event> kind() {
    return Kinds.EVENT;
  }

  @Override
  public void validate(Event event, Violations violations) {
    FieldPath involved = FieldPath.of("involvedObject");
    if (event.getInvolvedObject() == null) {
      violations.required(involved);
      return;
    }
    String about = Objects.requireNonNullElse(event.getInvolvedObject().getNamespace(), "");
    String own = Objects.requireNonNullElse(event.getMetadata().getNamespace(), "");
    if (about.isEmpty() ? !own.equals("default") : !about.equals(own)) {
      violations.invalid(involved.child("namespace"), about, "does not match event.namespace");
    }
  }
}
