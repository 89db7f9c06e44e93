package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.DomainRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.SuccessPolicyRule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a Job's spec, in a Job or in a CronJob's template. */
record JobSpecRules(JobSpec spec, Field field) {
  private static final int MAX_PARALLELISM = 100_000;
  private static final int MANY = 100_000;
  private static final int MAX_WITH_MANY = 10_000;
  private static final int MAX_MANAGED_BY = 63;
  private static final int MAX_RULES = 20;
  private static final int MAX_INDEXES = 64 << 10;

  void validate() {
    numbers();
    managedBy();
    completionMode();
    if (spec.getPodFailurePolicy() != null) {
      new FailurePolicyRules(spec).validate(field.child("podFailurePolicy"));
    }
    successPolicy(field.child("successPolicy"));
    replacement(field.child("podReplacementPolicy"));
    TemplateRules.validate(spec.getTemplate(), field.child("template"));
    restartPolicy(field.child("template").child("spec").child("restartPolicy"));
  }

  private void numbers() {
    field.child("parallelism").notNegative(spec.getParallelism());
    field.child("completions").notNegative(spec.getCompletions());
    field.child("activeDeadlineSeconds").notNegative(spec.getActiveDeadlineSeconds());
    field.child("backoffLimit").notNegative(spec.getBackoffLimit());
    field.child("ttlSecondsAfterFinished").notNegative(spec.getTtlSecondsAfterFinished());
    field.child("backoffLimitPerIndex").notNegative(spec.getBackoffLimitPerIndex());
    field.child("maxFailedIndexes").notNegative(spec.getMaxFailedIndexes());
    if (spec.getMaxFailedIndexes() != null && spec.getBackoffLimitPerIndex() == null) {
      field.child("backoffLimitPerIndex").required("when maxFailedIndexes is specified");
    }
  }

  private void managedBy() {
    if (spec.getManagedBy() == null) {
      return;
    }
    DomainRules.prefixedPath(spec.getManagedBy(), field.child("managedBy"));
    if (spec.getManagedBy().length() > MAX_MANAGED_BY) {
      field.child("managedBy").tooLong(MAX_MANAGED_BY);
    }
  }

  private boolean isIndexed() {
    return "Indexed".equals(spec.getCompletionMode());
  }

  private void completionMode() {
    if (spec.getCompletionMode() != null) {
      field
          .child("completionMode")
          .oneOf(spec.getCompletionMode(), List.of("NonIndexed", "Indexed"));
    }
    if (isIndexed()) {
      indexed();
    } else if (spec.getCompletionMode() == null || spec.getCompletionMode().equals("NonIndexed")) {
      indexedOnly(spec.getBackoffLimitPerIndex(), "backoffLimitPerIndex");
      indexedOnly(spec.getMaxFailedIndexes(), "maxFailedIndexes");
    }
  }

  private void indexedOnly(@Nullable Integer value, String name) {
    if (value != null) {
      field.child(name).invalid(value, "requires indexed completion mode");
    }
  }

  private void indexed() {
    Integer completions = spec.getCompletions();
    Integer failed = spec.getMaxFailedIndexes();
    if (completions == null) {
      field.child("completions").required("when completion mode is Indexed");
    }
    atMost(
        spec.getParallelism(),
        MAX_PARALLELISM,
        "parallelism",
        "must be less than or equal to 100000 when completion mode is Indexed");
    if (completions != null && failed != null && failed > completions) {
      field.child("maxFailedIndexes").invalid(failed, "must be less than or equal to completions");
    }
    atMost(failed, MANY, "maxFailedIndexes", "must be less than or equal to 100000");
    if (completions != null && completions > MANY && spec.getBackoffLimitPerIndex() != null) {
      many(failed);
    }
  }

  private void many(@Nullable Integer failed) {
    String why =
        "must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index";
    if (failed == null) {
      field
          .child("maxFailedIndexes")
          .required("must be specified when completions is above 100000");
    }
    atMost(spec.getParallelism(), MAX_WITH_MANY, "parallelism", why);
    atMost(failed, MAX_WITH_MANY, "maxFailedIndexes", why);
  }

  private void atMost(@Nullable Integer value, int max, String name, String why) {
    if (value != null && value > max) {
      field.child(name).invalid(value, why);
    }
  }

  private void successPolicy(Field at) {
    if (spec.getSuccessPolicy() == null) {
      return;
    }
    if (!isIndexed()) {
      at.invalid(spec.getSuccessPolicy(), "requires indexed completion mode");
      return;
    }
    Field rules = at.child("rules");
    List<SuccessPolicyRule> all = spec.getSuccessPolicy().getRules();
    if (all.isEmpty()) {
      rules.required("at least one rules must be specified when the successPolicy is specified");
    }
    var _ = rules.tooMany(all, MAX_RULES);
    rules.each(all, this::successRule);
  }

  private void successRule(SuccessPolicyRule rule, Field at) {
    int completions = Objects.requireNonNullElse(spec.getCompletions(), 0);
    Integer count = rule.getSucceededCount();
    String indexes = rule.getSucceededIndexes();
    if (count == null && indexes == null) {
      at.required("at least one of succeededCount or succeededIndexes must be specified");
    }
    int total = indexes == null ? 0 : indexes(indexes, completions, at.child("succeededIndexes"));
    if (count == null) {
      return;
    }
    Field counted = at.child("succeededCount");
    counted.notNegative(count);
    if (count > completions) {
      counted.invalid(
          count,
          "must be less than or equal to %d (the number of specified completions)"
              .formatted(completions));
    }
    if (indexes != null && count > total) {
      counted.invalid(
          count,
          "must be less than or equal to %d (the number of indexes in the specified succeededIndexes field)"
              .formatted(total));
    }
  }

  private static int indexes(String text, int completions, Field at) {
    if (text.length() > MAX_INDEXES) {
      at.tooLong(MAX_INDEXES);
    }
    try {
      return Indexes.count(text, completions);
    } catch (IllegalArgumentException e) {
      at.invalid(text, "error parsing succeededIndexes: " + e.getMessage());
      return 0;
    }
  }

  private void replacement(Field at) {
    boolean failing = spec.getPodFailurePolicy() != null;
    at.optionalOneOf(
        spec.getPodReplacementPolicy(),
        failing ? List.of("Failed") : List.of("Failed", "TerminatingOrFailed"));
  }

  private void restartPolicy(Field at) {
    String policy =
        Objects.requireNonNullElse(TemplateRules.spec(spec.getTemplate()).getRestartPolicy(), "");
    switch (policy) {
      case "", "Always" -> at.required("valid values: \"OnFailure\", \"Never\"");
      case "Never" -> {}
      case "OnFailure" -> {
        if (spec.getPodFailurePolicy() != null) {
          at.invalid(policy, "only \"Never\" is supported when podFailurePolicy is specified");
        }
      }
      default -> at.notSupported(policy, List.of("OnFailure", "Never"));
    }
  }
}
