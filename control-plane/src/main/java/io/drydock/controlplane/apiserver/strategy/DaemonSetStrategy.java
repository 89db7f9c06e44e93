package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.apiserver.validation.WorkloadRules;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDaemonSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** DaemonSets; an annotation counts the changes of their template. */
final class DaemonSetStrategy implements Strategy<DaemonSet> {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

  @Override
  public Kind<DaemonSet> kind() {
    return Kinds.DAEMON_SET;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(DaemonSet set) {
    DaemonSetSpec spec = set.getSpec();
    if (spec == null) {
      return;
    }
    spec.setRevisionHistoryLimit(Absent.or(spec.getRevisionHistoryLimit(), 10));
    if (spec.getUpdateStrategy() == null) {
      spec.setUpdateStrategy(new DaemonSetUpdateStrategy());
    }
    updates(spec.getUpdateStrategy());
    if (spec.getTemplate() != null) {
      TemplateDefaults.apply(spec.getTemplate());
    }
  }

  private static void updates(DaemonSetUpdateStrategy strategy) {
    strategy.setType(Absent.text(strategy.getType(), "RollingUpdate"));
    if (!strategy.getType().equals("RollingUpdate")) {
      return;
    }
    if (strategy.getRollingUpdate() == null) {
      strategy.setRollingUpdate(new RollingUpdateDaemonSet());
    }
    RollingUpdateDaemonSet rolling = strategy.getRollingUpdate();
    rolling.setMaxUnavailable(Absent.or(rolling.getMaxUnavailable(), new IntOrString(1)));
    rolling.setMaxSurge(Absent.or(rolling.getMaxSurge(), new IntOrString(0)));
  }

  @Override
  public void prepareCreate(DaemonSet set) {
    set.setStatus(
        new DaemonSetStatusBuilder()
            .withCurrentNumberScheduled(0)
            .withDesiredNumberScheduled(0)
            .withNumberMisscheduled(0)
            .withNumberReady(0)
            .build());
    annotate(set, 1);
  }

  @Override
  public void prepareUpdate(DaemonSet next, DaemonSet old) {
    if (next.getSpec() == null) {
      return;
    }
    setDefaults(next);
    boolean same = Objects.equals(next.getSpec().getTemplate(), old.getSpec().getTemplate());
    annotate(next, generation(old) + (same ? 0 : 1));
  }

  private static long generation(DaemonSet set) {
    Map<String, String> annotations = set.getMetadata().getAnnotations();
    String text = annotations == null ? null : annotations.get(TEMPLATE_GENERATION);
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 1;
  }

  private static void annotate(DaemonSet set, long generation) {
    ObjectMeta metadata = set.getMetadata();
    Map<String, String> annotations = new LinkedHashMap<>();
    if (metadata.getAnnotations() != null) {
      annotations.putAll(metadata.getAnnotations());
    }
    annotations.put(TEMPLATE_GENERATION, Long.toString(generation));
    metadata.setAnnotations(annotations);
  }

  @Override
  public void validate(DaemonSet set, Violations violations) {
    DaemonSetSpec spec = set.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    WorkloadRules.notNegative(spec.getMinReadySeconds(), SPEC.child("minReadySeconds"), violations);
    WorkloadRules.notNegative(
        spec.getRevisionHistoryLimit(), SPEC.child("revisionHistoryLimit"), violations);
    WorkloadRules.selectorAndTemplate(
        "daemonset", spec.getSelector(), spec.getTemplate(), violations);
  }

  @Override
  public void validateUpdate(DaemonSet next, DaemonSet old, Violations violations) {
    WorkloadRules.selectorIsImmutable(
        next.getSpec().getSelector(), old.getSpec().getSelector(), violations);
  }
}
