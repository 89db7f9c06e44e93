package io.drydock.controlplane.apiserver.validation;

import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a pod's spec may change once it exists: images, a deadline, further tolerations. */
public final class PodUpdateRules {
  private static final FieldPath SPEC = FieldPath.of("spec");

  private PodUpdateRules() {}

  public static void validate(
      @Nullable PodSpec next, @Nullable PodSpec old, Violations violations) {
    if (next == null || old == null) {
      return;
    }
    if (next.getContainers().size() != old.getContainers().size()
        || next.getInitContainers().size() != old.getInitContainers().size()) {
      violations.forbidden(
          SPEC.child("containers"), "pod updates may not add or remove containers");
      return;
    }
    if (!next.getTolerations().containsAll(old.getTolerations())) {
      violations.forbidden(
          SPEC.child("tolerations"),
          "existing toleration can not be modified except its tolerationSeconds");
    }
    if (!withFreeFieldsOf(old, next).equals(next)) {
      violations.forbidden(
          SPEC,
          "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
    }
  }

  /** The old spec with everything of the new one that may differ. */
  private static PodSpec withFreeFieldsOf(PodSpec old, PodSpec next) {
    PodSpec spec = ObjectCodec.decode(ObjectCodec.encode(old), PodSpec.class);
    images(spec.getContainers(), next.getContainers());
    images(spec.getInitContainers(), next.getInitContainers());
    spec.setTolerations(next.getTolerations());
    spec.setActiveDeadlineSeconds(next.getActiveDeadlineSeconds());
    spec.setSchedulingGates(next.getSchedulingGates());
    return spec;
  }

  private static void images(List<Container> to, List<Container> from) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).setImage(from.get(i).getImage());
    }
  }
}
