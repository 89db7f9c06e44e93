package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.JobRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jobs: where nothing else is said they select their pods by their own uid. */
final class JobStrategy implements Strategy<Job> {
  private static final List<String> NAME_LABELS =
      List.of("job-name", "batch.kubernetes.io/job-name");
  private static final String UID_LABEL = "batch.kubernetes.io/controller-uid";
  private static final List<String> UID_LABELS = List.of("controller-uid", UID_LABEL);

  @Override
  public Kind<Job> kind() {
    return Kinds.JOB;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(Job job) {
    JobSpec spec = job.getSpec();
    if (spec == null) {
      return;
    }
    counts(spec);
    spec.setCompletionMode(Absent.text(spec.getCompletionMode(), "NonIndexed"));
    spec.setSuspend(Absent.or(spec.getSuspend(), false));
    spec.setManualSelector(Absent.or(spec.getManualSelector(), false));
    spec.setPodReplacementPolicy(
        Absent.text(
            spec.getPodReplacementPolicy(),
            spec.getPodFailurePolicy() == null ? "TerminatingOrFailed" : "Failed"));
    if (spec.getTemplate() != null) {
      TemplateDefaults.apply(spec.getTemplate());
      labels(job, spec.getTemplate().getMetadata());
    }
  }

  private static void counts(JobSpec spec) {
    if (spec.getCompletions() == null && spec.getParallelism() == null) {
      spec.setCompletions(1);
    }
    spec.setParallelism(Absent.or(spec.getParallelism(), 1));
    spec.setBackoffLimit(
        Absent.or(
            spec.getBackoffLimit(),
            spec.getBackoffLimitPerIndex() == null ? 6 : Integer.MAX_VALUE));
  }

  private static void labels(Job job, ObjectMeta template) {
    Map<String, String> own = job.getMetadata().getLabels();
    if ((own == null || own.isEmpty()) && template.getLabels() != null) {
      job.getMetadata().setLabels(template.getLabels());
    }
  }

  @Override
  public void prepareCreate(Job job) {
    JobSpec spec = job.getSpec();
    if (spec == null || spec.getTemplate() == null || spec.getManualSelector()) {
      return;
    }
    label(spec.getTemplate(), job.getMetadata());
    labels(job, spec.getTemplate().getMetadata());
    Map<String, String> selected = new LinkedHashMap<>();
    LabelSelector selector = spec.getSelector();
    if (selector != null && selector.getMatchLabels() != null) {
      selected.putAll(selector.getMatchLabels());
    }
    selected.putIfAbsent(UID_LABEL, job.getMetadata().getUid());
    spec.setSelector(
        (selector == null ? new LabelSelectorBuilder() : new LabelSelectorBuilder(selector))
            .withMatchLabels(selected)
            .build());
  }

  private static void label(PodTemplateSpec template, ObjectMeta job) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (template.getMetadata().getLabels() != null) {
      labels.putAll(template.getMetadata().getLabels());
    }
    NAME_LABELS.forEach(label -> labels.putIfAbsent(label, job.getName()));
    UID_LABELS.forEach(label -> labels.putIfAbsent(label, job.getUid()));
    template.getMetadata().setLabels(labels);
  }

  /** A Job that is applied again without what was generated keeps it. */
  @Override
  public void prepareUpdate(Job next, Job old) {
    JobSpec spec = next.getSpec();
    if (spec == null || old.getSpec().getManualSelector() == null) {
      return;
    }
    if (spec.getSelector() == null) {
      spec.setSelector(old.getSpec().getSelector());
    }
  }

  @Override
  public void validate(Job job, Violations violations) {
    JobRules.validate(job.getSpec(), FieldPath.of("spec"), true, violations);
  }

  @Override
  public void validateUpdate(Job next, Job old, Violations violations) {
    JobRules.validateUpdate(next.getSpec(), old.getSpec(), violations);
  }
}
