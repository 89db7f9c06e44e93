package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a Job's spec, in a Job or in a CronJob's template. */
public final class JobRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> POLICIES = Set.of("OnFailure", "Never");

  private JobRules() {}

  /**
   * @param selected whether the selector must be there, as it is once a Job is stored
   */
  public static void validate(
      @Nullable JobSpec spec, FieldPath path, boolean selected, Violations violations) {
    if (spec == null) {
      violations.required(path);
      return;
    }
    WorkloadRules.notNegative(spec.getParallelism(), path.child("parallelism"), violations);
    WorkloadRules.notNegative(spec.getCompletions(), path.child("completions"), violations);
    WorkloadRules.notNegative(spec.getBackoffLimit(), path.child("backoffLimit"), violations);
    WorkloadRules.notNegative(
        spec.getTtlSecondsAfterFinished(), path.child("ttlSecondsAfterFinished"), violations);
    if (selected && spec.getSelector() == null) {
      violations.required(path.child("selector"));
    }
    template(spec.getTemplate(), path.child("template"), violations);
  }

  private static void template(
      @Nullable PodTemplateSpec template, FieldPath path, Violations violations) {
    if (template == null) {
      violations.required(path);
      return;
    }
    PodRules.validate(template.getSpec(), path.child("spec"), violations);
    String policy = template.getSpec() == null ? null : template.getSpec().getRestartPolicy();
    if (policy == null || policy.equals("Always")) {
      violations.required(
          path.child("spec").child("restartPolicy"), "valid values: \"OnFailure\", \"Never\"");
    } else if (!POLICIES.contains(policy)) {
      violations.notSupported(path.child("spec").child("restartPolicy"), policy, POLICIES);
    }
  }

  /** What decides a Job's identity stays; an indexed Job that runs elastically may be resized. */
  public static void validateUpdate(JobSpec next, JobSpec old, Violations violations) {
    boolean elastic =
        "Indexed".equals(next.getCompletionMode())
            && Objects.equals(next.getCompletions(), next.getParallelism());
    if (!elastic) {
      same(next.getCompletions(), old.getCompletions(), "completions", violations);
    }
    same(next.getSelector(), old.getSelector(), "selector", violations);
    same(next.getTemplate(), old.getTemplate(), "template", violations);
    same(next.getCompletionMode(), old.getCompletionMode(), "completionMode", violations);
    same(next.getPodFailurePolicy(), old.getPodFailurePolicy(), "podFailurePolicy", violations);
    same(
        next.getBackoffLimitPerIndex(),
        old.getBackoffLimitPerIndex(),
        "backoffLimitPerIndex",
        violations);
    same(next.getSuccessPolicy(), old.getSuccessPolicy(), "successPolicy", violations);
    same(next.getManagedBy(), old.getManagedBy(), "managedBy", violations);
  }

  private static void same(
      @Nullable Object next, @Nullable Object old, String field, Violations violations) {
    if (!Objects.equals(next, old)) {
      violations.immutable(SPEC.child(field), next);
    }
  }
}
