package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.JobRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import java.util.Set;

/** CronJobs. */
final class CronJobStrategy implements Strategy<CronJob> {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final Set<String> CONCURRENCY = Set.of("Allow", "Forbid", "Replace");
  private static final int MAX_NAME = 52;

  @Override
  public Kind<CronJob> kind() {
    return Kinds.CRON_JOB;
  }

  @Override
  public boolean countsGenerations() {
    return true;
  }

  @Override
  public void setDefaults(CronJob job) {
    CronJobSpec spec = job.getSpec();
    if (spec == null) {
      return;
    }
    spec.setConcurrencyPolicy(Absent.text(spec.getConcurrencyPolicy(), "Allow"));
    spec.setSuspend(Absent.or(spec.getSuspend(), false));
    spec.setSuccessfulJobsHistoryLimit(Absent.or(spec.getSuccessfulJobsHistoryLimit(), 3));
    spec.setFailedJobsHistoryLimit(Absent.or(spec.getFailedJobsHistoryLimit(), 1));
    if (spec.getJobTemplate() != null
        && spec.getJobTemplate().getSpec() != null
        && spec.getJobTemplate().getSpec().getTemplate() != null) {
      TemplateDefaults.apply(spec.getJobTemplate().getSpec().getTemplate());
    }
  }

  @Override
  public void validate(CronJob job, Violations violations) {
    CronJobSpec spec = job.getSpec();
    if (spec == null) {
      violations.required(SPEC);
      return;
    }
    if (spec.getSchedule() == null || spec.getSchedule().isEmpty()) {
      violations.required(SPEC.child("schedule"));
    }
    if (!CONCURRENCY.contains(spec.getConcurrencyPolicy())) {
      violations.notSupported(
          SPEC.child("concurrencyPolicy"), spec.getConcurrencyPolicy(), CONCURRENCY);
    }
    String name = job.getMetadata().getName();
    if (name != null && name.length() > MAX_NAME) {
      violations.invalid(FieldPath.of("metadata.name"), name, "must be no more than 52 characters");
    }
    JobRules.validate(
        spec.getJobTemplate() == null ? null : spec.getJobTemplate().getSpec(),
        SPEC.child("jobTemplate").child("spec"),
        false,
        violations);
  }
}
