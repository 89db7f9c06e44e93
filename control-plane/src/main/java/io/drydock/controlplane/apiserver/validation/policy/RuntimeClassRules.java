package io.drydock.controlplane.apiserver.validation.policy;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.ResourceRules;
import io.drydock.controlplane.apiserver.validation.TolerationRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;

/** The rules of RuntimeClasses. */
public final class RuntimeClassRules implements KindRules<RuntimeClass> {

  @Override
  public void validate(RuntimeClass runtime, Violations violations) {
    violations.at("handler").text(runtime.getHandler(), NameRule.LABEL);
    if (runtime.getOverhead() != null) {
      ResourceRules.amounts(
          runtime.getOverhead().getPodFixed(), violations.at("overhead").child("limits"));
    }
    if (runtime.getScheduling() != null) {
      Field field = violations.at("scheduling");
      LabelRules.labels(runtime.getScheduling().getNodeSelector(), field.child("nodeSelector"));
      TolerationRules.validate(
          runtime.getScheduling().getTolerations(), field.child("tolerations"));
    }
  }

  @Override
  public void validateUpdate(RuntimeClass next, RuntimeClass old, Violations violations) {
    violations.at("handler").immutable(next.getHandler(), old.getHandler());
  }
}
