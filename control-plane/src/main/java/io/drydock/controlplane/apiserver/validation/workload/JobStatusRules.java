package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Job's status may say: a finished Job stays finished, and no count contradicts another. */
record JobStatusRules(Job next, Job old, Field field) {
  private static final List<String> TERMINAL = List.of("Failed", "Complete", "FailureTarget");

  void validate() {
    JobStatus status = status(next);
    counts(status);
    conditions(status);
    times(status);
    finished(status);
    indexes(status);
    changes(status, status(old));
  }

  private static JobStatus status(Job job) {
    return Objects.requireNonNullElseGet(job.getStatus(), JobStatus::new);
  }

  private void counts(JobStatus status) {
    field.child("active").notNegative(status.getActive());
    field.child("succeeded").notNegative(status.getSucceeded());
    field.child("failed").notNegative(status.getFailed());
    field.child("ready").notNegative(status.getReady());
    field.child("terminating").notNegative(status.getTerminating());
    if (number(status.getReady()) > number(status.getActive())) {
      field.child("ready").invalid(status.getReady(), "cannot set more ready pods than active");
    }
    if (status.getUncountedTerminatedPods() != null) {
      Set<String> seen = new HashSet<>();
      Field uncounted = field.child("uncountedTerminatedPods");
      pods(status.getUncountedTerminatedPods().getSucceeded(), seen, uncounted.child("succeeded"));
      pods(status.getUncountedTerminatedPods().getFailed(), seen, uncounted.child("failed"));
    }
  }

  private static void pods(List<String> uids, Set<String> seen, Field field) {
    field.each(
        uids,
        (uid, each) -> {
          if (Field.isEmpty(uid)) {
            each.invalid(uid, "must not be empty");
          } else if (!seen.add(uid)) {
            each.duplicate(uid);
          }
        });
  }

  private static int number(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private static boolean is(JobStatus status, String condition) {
    return status.getConditions().stream()
        .anyMatch(c -> condition.equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static boolean isFinished(JobStatus status) {
    return is(status, "Complete") || is(status, "Failed");
  }

  private void conditions(JobStatus status) {
    Field at = field.child("conditions");
    boolean met = is(status, "SuccessCriteriaMet");
    boolean failed = is(status, "Failed");
    boolean complete = is(status, "Complete");
    boolean target = is(status, "FailureTarget");
    refuse(complete && failed, "cannot set Complete=True and Failed=true conditions", at);
    refuse(complete && target, "cannot set Complete=True and FailureTarget=true conditions", at);
    refuse(
        failed && !target,
        "cannot set Failed=True condition without the FailureTarget=true condition",
        at);
    refuse(
        complete && !met,
        "cannot set Complete=True condition without the SuccessCriteriaMet=true condition",
        at);
    refuse(met && failed, "cannot set SuccessCriteriaMet=True and Failed=true conditions", at);
    refuse(
        met && target, "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions", at);
  }

  private static void refuse(boolean wrong, String why, Field field) {
    if (wrong) {
      field.invalid(why);
    }
  }

  private void times(JobStatus status) {
    Field at = field.child("completionTime");
    String completed = status.getCompletionTime();
    if (completed != null && !is(status, "Complete")) {
      at.invalid(completed, "cannot set completionTime when there is no Complete=True condition");
    }
    if (completed == null && is(status, "Complete")) {
      at.required("completionTime is required for Complete jobs");
    }
    if (completed != null
        && status.getStartTime() != null
        && completed.compareTo(status.getStartTime()) < 0) {
      at.invalid(completed, "completionTime cannot be set before startTime");
    }
  }

  private void finished(JobStatus status) {
    if (!isFinished(status)) {
      return;
    }
    if (number(status.getActive()) > 0) {
      field.child("active").invalid(status.getActive(), "active>0 is invalid for finished job");
    }
    if (status.getStartTime() == null) {
      field.child("startTime").required("startTime is required for finished job");
    }
    if (number(status.getTerminating()) > 0) {
      field
          .child("terminating")
          .invalid(status.getTerminating(), "terminating>0 is invalid for finished job");
    }
    var uncounted = status.getUncountedTerminatedPods();
    if (uncounted != null
        && !(uncounted.getFailed().isEmpty() && uncounted.getSucceeded().isEmpty())) {
      field
          .child("uncountedTerminatedPods")
          .invalid(uncounted, "uncountedTerminatedPods needs to be empty for finished job");
    }
  }

  private void indexes(JobStatus status) {
    JobSpec spec = JobRules.spec(next);
    String completed = status.getCompletedIndexes();
    String failed = status.getFailedIndexes();
    int completions = number(spec.getCompletions());
    if (spec.getCompletions() != null) {
      parse("completedIndexes", completed, completions);
      if (spec.getBackoffLimitPerIndex() != null) {
        parse("failedIndexes", failed, completions);
      }
    }
    if (!Field.isEmpty(completed) && !"Indexed".equals(spec.getCompletionMode())) {
      field
          .child("completedIndexes")
          .invalid(
              completed, "cannot set non-empty completedIndexes when non-indexed completion mode");
    }
    if (failed != null && spec.getBackoffLimitPerIndex() == null) {
      field
          .child("failedIndexes")
          .invalid(failed, "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
    }
  }

  private void parse(String name, @Nullable String text, int completions) {
    try {
      var _ = Indexes.count(text == null ? "" : text, completions);
    } catch (IllegalArgumentException e) {
      field.child(name).invalid(text, "error parsing %s: %s".formatted(name, e.getMessage()));
    }
  }

  private void changes(JobStatus status, JobStatus before) {
    Field conditions = field.child("conditions");
    for (String terminal : TERMINAL) {
      refuse(
          is(before, terminal) && !is(status, terminal),
          "cannot disable the terminal %s=True condition".formatted(terminal),
          conditions);
    }
    if (number(status.getFailed()) < number(before.getFailed())) {
      field
          .child("failed")
          .invalid(number(status.getFailed()), "cannot decrease the failed counter");
    }
    if (number(status.getSucceeded()) < number(before.getSucceeded())) {
      field
          .child("succeeded")
          .invalid(number(status.getSucceeded()), "cannot decrease the succeeded counter");
    }
    if (status.getCompletionTime() != null
        && before.getCompletionTime() != null
        && !status.getCompletionTime().equals(before.getCompletionTime())) {
      field
          .child("completionTime")
          .invalid(status.getCompletionTime(), "completionTime cannot be mutated");
    }
    if (before.getStartTime() != null
        && !before.getStartTime().equals(status.getStartTime())
        && !Boolean.TRUE.equals(JobRules.spec(next).getSuspend())) {
      field.child("startTime").required("startTime cannot be removed for unsuspended job");
    }
    refuse(
        is(before, "SuccessCriteriaMet") && !is(status, "SuccessCriteriaMet"),
        "cannot disable the SuccessCriteriaMet=True condition",
        conditions);
  }
}
