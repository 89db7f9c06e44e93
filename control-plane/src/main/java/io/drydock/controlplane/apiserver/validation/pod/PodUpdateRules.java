package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.validation.Differences;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSchedulingGate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a pod's spec may change once it exists. */
record PodUpdateRules(PodSpec next, PodSpec old, Field field) {
  private static final String FREE =
      "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

  void validate() {
    if (!sameNumber(next.getContainers(), old.getContainers(), field.child("containers"))
        || !sameNumber(
            next.getInitContainers(), old.getInitContainers(), field.child("initContainers"))
        || !deadline()) {
      return;
    }
    tolerations();
    gates();
    PodSpec allowed = withFreeFields();
    if (!allowed.equals(next)) {
      field.forbidden(FREE + Differences.text("core.PodSpec", old, shownNext()));
    }
  }

  private static boolean sameNumber(List<Container> next, List<Container> old, Field field) {
    if (next.size() == old.size()) {
      return true;
    }
    field.forbidden("pod updates may not add or remove containers");
    return false;
  }

  private boolean deadline() {
    Long after = next.getActiveDeadlineSeconds();
    Long before = old.getActiveDeadlineSeconds();
    Field at = field.child("activeDeadlineSeconds");
    if (after == null) {
      if (before != null) {
        at.invalid(null, "must not update from a positive integer to nil value");
      }
      return true;
    }
    if (after < 0 || after > Integer.MAX_VALUE) {
      at.invalid(after, "must be between 0 and 2147483647, inclusive");
      return false;
    }
    if (before != null && before < after) {
      at.invalid(after, "must be less than or equal to previous value");
      return false;
    }
    return true;
  }

  private void tolerations() {
    Set<Toleration> timeless =
        next.getTolerations().stream().map(PodUpdateRules::timeless).collect(Collectors.toSet());
    boolean kept =
        old.getTolerations().stream().map(PodUpdateRules::timeless).allMatch(timeless::contains);
    if (!kept) {
      field
          .child("tolerations")
          .forbidden("existing toleration can not be modified except its tolerationSeconds");
    }
  }

  private static Toleration timeless(Toleration toleration) {
    return new TolerationBuilder(toleration).withTolerationSeconds(null).build();
  }

  private void gates() {
    Set<String> before =
        old.getSchedulingGates().stream()
            .map(PodSchedulingGate::getName)
            .collect(Collectors.toSet());
    field
        .child("schedulingGates")
        .each(
            next.getSchedulingGates(),
            (gate, each) -> {
              if (!before.contains(gate.getName())) {
                each.child("name")
                    .forbidden(
                        "only deletion is allowed, but found new scheduling gate '%s'"
                            .formatted(gate.getName()));
              }
            });
  }

  /** The old spec with everything of the new one that may differ. */
  private PodSpec withFreeFields() {
    PodSpec spec = copy(old);
    images(spec.getContainers(), next.getContainers());
    images(spec.getInitContainers(), next.getInitContainers());
    spec.setTolerations(next.getTolerations());
    spec.setActiveDeadlineSeconds(next.getActiveDeadlineSeconds());
    spec.setSchedulingGates(next.getSchedulingGates());
    Long before = old.getTerminationGracePeriodSeconds();
    if (before != null
        && before < 0
        && Objects.equals(next.getTerminationGracePeriodSeconds(), 1L)) {
      spec.setTerminationGracePeriodSeconds(1L);
    }
    if (!old.getSchedulingGates().isEmpty()) {
      whileGated(spec);
    }
    return spec;
  }

  /** The new spec but for what may differ, so that only the forbidden is shown. */
  private PodSpec shownNext() {
    PodSpec spec = copy(next);
    images(spec.getContainers(), old.getContainers());
    images(spec.getInitContainers(), old.getInitContainers());
    spec.setTolerations(old.getTolerations());
    spec.setActiveDeadlineSeconds(old.getActiveDeadlineSeconds());
    spec.setSchedulingGates(old.getSchedulingGates());
    return spec;
  }

  private static PodSpec copy(PodSpec spec) {
    return ObjectCodec.decode(ObjectCodec.encode(spec), PodSpec.class);
  }

  private static void images(List<Container> to, List<Container> from) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).setImage(from.get(i).getImage());
    }
  }

  /** A pod that may not be scheduled yet may be narrowed to fewer nodes. */
  private void whileGated(PodSpec spec) {
    Map<String, String> after = orEmpty(next.getNodeSelector());
    Map<String, String> before = orEmpty(old.getNodeSelector());
    if (!after.entrySet().containsAll(before.entrySet())) {
      field
          .child("nodeSelector")
          .invalid(
              after, "only additions to spec.nodeSelector are allowed (no mutations or deletions)");
    }
    spec.setNodeSelector(next.getNodeSelector());
    nodeAffinity();
    Affinity affinity = copy(spec).getAffinity();
    if (affinity == null && next.getAffinity() != null) {
      affinity = new Affinity();
    }
    if (affinity != null) {
      affinity.setNodeAffinity(nodes(next));
      spec.setAffinity(
          next.getAffinity() == null && affinity.equals(new Affinity()) ? null : affinity);
    }
  }

  private void nodeAffinity() {
    List<NodeSelectorTerm> before = terms(nodes(old));
    List<NodeSelectorTerm> after = terms(nodes(next));
    if (before.isEmpty()) {
      return;
    }
    Field at =
        field
            .child("affinity")
            .child("nodeAffinity")
            .child("requiredDuringSchedulingIgnoredDuringExecution")
            .child("nodeSelectorTerms");
    if (before.size() != after.size()) {
      at.invalid(
          GoText.list("core.NodeSelectorTerm", after),
          "no additions/deletions to non-empty NodeSelectorTerms list are allowed");
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!onlyAdds(after.get(i), before.get(i))) {
        at.index(i).invalid(after.get(i), "only additions are allowed (no mutations or deletions)");
      }
    }
  }

  private static boolean onlyAdds(NodeSelectorTerm after, NodeSelectorTerm before) {
    return begins(after.getMatchExpressions(), before.getMatchExpressions())
        && begins(after.getMatchFields(), before.getMatchFields());
  }

  private static boolean begins(List<?> after, List<?> before) {
    return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
  }

  private static @Nullable NodeAffinity nodes(PodSpec spec) {
    return spec.getAffinity() == null ? null : spec.getAffinity().getNodeAffinity();
  }

  private static List<NodeSelectorTerm> terms(@Nullable NodeAffinity affinity) {
    return affinity == null || affinity.getRequiredDuringSchedulingIgnoredDuringExecution() == null
        ? List.of()
        : affinity.getRequiredDuringSchedulingIgnoredDuringExecution().getNodeSelectorTerms();
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
