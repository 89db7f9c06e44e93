package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.api.Selectors;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of Jobs. */
public final class JobRules implements KindRules<Job> {

  @Override
  public void validateCreate(Job job, Violations violations) {
    generatedSelector(job, violations);
    validate(job, violations);
    hostnames(job, violations.at("metadata").child("name"));
  }

  @Override
  public void validate(Job job, Violations violations) {
    JobSpec spec = spec(job);
    Field field = violations.at("spec");
    new JobSpecRules(spec, field).validate();
    if (spec.getSelector() == null) {
      field.child("selector").required();
    } else {
      LabelRules.selector(spec.getSelector(), field.child("selector"));
    }
    if (SelectorRules.isUsable(spec.getSelector())) {
      SelectorRules.matches(spec.getSelector(), spec.getTemplate(), field.child("template"));
    }
  }

  static JobSpec spec(Job job) {
    return Objects.requireNonNullElseGet(job.getSpec(), JobSpec::new);
  }

  /** The labels that were put on the template so that no other Job selects these pods. */
  private static void generatedSelector(Job job, Violations violations) {
    JobSpec spec = spec(job);
    if (Boolean.TRUE.equals(spec.getManualSelector()) || spec.getSelector() == null) {
      return;
    }
    Field metadata = violations.at("spec").child("template").child("metadata");
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("controller-uid", orEmpty(job.getMetadata().getUid()));
    expected.put("job-name", orEmpty(job.getMetadata().getName()));
    expected.put("batch.kubernetes.io/controller-uid", orEmpty(job.getMetadata().getUid()));
    expected.put("batch.kubernetes.io/job-name", orEmpty(job.getMetadata().getName()));
    Map<String, String> labels = SelectorRules.labels(spec.getTemplate());
    expected.forEach((key, value) -> label(labels, key, value, metadata.child("labels").key(key)));
    if (SelectorRules.isUsable(spec.getSelector())
        && !Selectors.of(spec.getSelector()).test(expected)) {
      violations
          .at("spec")
          .child("selector")
          .invalid(spec.getSelector(), "`selector` not auto-generated");
    }
  }

  private static void label(
      @Nullable Map<String, String> labels, String key, String value, Field field) {
    String actual = labels == null ? null : labels.get(key);
    if (actual == null) {
      field.required("must be '%s'".formatted(value));
    } else if (!actual.equals(value)) {
      field.invalid(labels, "must be '%s'".formatted(value));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The pods of an indexed Job are hosts whose names end in their index. */
  private static void hostnames(Job job, Field field) {
    JobSpec spec = spec(job);
    Integer completions = spec.getCompletions();
    if (!"Indexed".equals(spec.getCompletionMode()) || completions == null || completions <= 0) {
      return;
    }
    String name = orEmpty(job.getMetadata().getName());
    String longest = name + "-" + (completions - 1);
    if (!NameRule.LABEL.accepts(longest)) {
      field.invalid(name, "will not able to create pod with invalid DNS label: " + longest);
    }
  }

  @Override
  public void validateUpdate(Job next, Job old, Violations violations) {
    new JobUpdateRules(spec(next), spec(old), violations.at("spec")).validate(isUnstarted(old));
  }

  private static boolean isUnstarted(Job old) {
    return Boolean.TRUE.equals(spec(old).getSuspend())
        && (old.getStatus() == null || old.getStatus().getStartTime() == null);
  }

  @Override
  public void validateStatus(Job next, Job old, Violations violations) {
    new JobStatusRules(next, old, violations.at("status")).validate();
  }
}
