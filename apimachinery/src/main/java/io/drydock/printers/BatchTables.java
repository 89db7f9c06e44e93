package io.drydock.printers;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

/** Jobs and CronJobs. */
final class BatchTables {
  private static final String NONE = "<none>";

  private BatchTables() {}

  static KindTable<Job> jobs() {
    return CellTable.<Job>named()
        .text("Status", BatchTables::status)
        .text("Completions", BatchTables::completions)
        .timed("Duration", BatchTables::duration)
        .age()
        .wide("Containers", j -> WorkloadCells.containers(j.getSpec().getTemplate()))
        .wide("Images", j -> WorkloadCells.images(j.getSpec().getTemplate()))
        .wide("Selector", j -> WorkloadCells.selector(j.getSpec().getSelector()))
        .build();
  }

  private static JobStatus statusOf(Job job) {
    return Objects.requireNonNullElseGet(job.getStatus(), JobStatus::new);
  }

  /** The first of these that holds. */
  private static String status(Job job) {
    if (holds(job, "Complete")) {
      return "Complete";
    }
    if (holds(job, "Failed")) {
      return "Failed";
    }
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return "Terminating";
    }
    return List.of("Suspended", "FailureTarget", "SuccessCriteriaMet").stream()
        .filter(condition -> holds(job, condition))
        .findFirst()
        .orElse("Running");
  }

  private static boolean holds(Job job, String type) {
    return statusOf(job).getConditions().stream()
        .anyMatch(c -> type.equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static String completions(Job job) {
    JobSpec spec = job.getSpec();
    int succeeded = WorkloadCells.number(statusOf(job).getSucceeded());
    if (spec.getCompletions() != null) {
      return succeeded + "/" + spec.getCompletions();
    }
    int parallelism = WorkloadCells.number(spec.getParallelism());
    return parallelism > 1 ? succeeded + "/1 of " + parallelism : succeeded + "/1";
  }

  private static String duration(Job job, Instant now) {
    String start = statusOf(job).getStartTime();
    if (start == null) {
      return "";
    }
    String end = statusOf(job).getCompletionTime();
    Instant until = end == null ? now : OffsetDateTime.parse(end).toInstant();
    return Ages.of(Duration.between(OffsetDateTime.parse(start).toInstant(), until));
  }

  static KindTable<CronJob> cronJobs() {
    return CellTable.<CronJob>named()
        .text("Schedule", c -> c.getSpec().getSchedule())
        .text("Timezone", c -> requireNonNullElse(c.getSpec().getTimeZone(), NONE))
        .text("Suspend", BatchTables::suspend)
        .number("Active", c -> c.getStatus() == null ? 0 : c.getStatus().getActive().size())
        .since(
            "Last Schedule",
            c -> c.getStatus() == null ? null : c.getStatus().getLastScheduleTime(),
            NONE)
        .age()
        .wide("Containers", c -> WorkloadCells.containers(template(c).getTemplate()))
        .wide("Images", c -> WorkloadCells.images(template(c).getTemplate()))
        .wide("Selector", c -> WorkloadCells.selector(template(c).getSelector()))
        .build();
  }

  private static String suspend(CronJob job) {
    Boolean suspend = job.getSpec().getSuspend();
    if (suspend == null) {
      return "<unset>";
    }
    return suspend ? "True" : "False";
  }

  private static JobSpec template(CronJob job) {
    var template = job.getSpec().getJobTemplate();
    return template == null || template.getSpec() == null ? new JobSpec() : template.getSpec();
  }
}
