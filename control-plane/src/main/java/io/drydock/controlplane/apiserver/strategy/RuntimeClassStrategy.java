package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import java.util.Objects;

/** RuntimeClasses: which handler a class means stays. */
final class RuntimeClassStrategy implements Strategy<RuntimeClass> {
  private static final FieldPath HANDLER = FieldPath.of("handler");

  @Override
  public Kind<RuntimeClass> kind() {
    return Kinds.RUNTIME_CLASS;
  }

  @Override
  public void validate(RuntimeClass runtime, Violations violations) {
    String handler = Absent.or(runtime.getHandler(), "");
    NameRule.LABEL
        .problem(handler)
        .ifPresent(problem -> violations.invalid(HANDLER, handler, problem));
  }

  @Override
  public void validateUpdate(RuntimeClass next, RuntimeClass old, Violations violations) {
    if (!Objects.equals(next.getHandler(), old.getHandler())) {
      violations.immutable(HANDLER, next.getHandler());
    }
  }
}
