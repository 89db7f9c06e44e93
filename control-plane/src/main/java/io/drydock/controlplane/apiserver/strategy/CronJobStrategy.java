package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;

/** CronJobs. */
final class CronJobStrategy implements Strategy<CronJob> {

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
      JobStrategy.failurePolicy(spec.getJobTemplate().getSpec());
    }
  }
}
