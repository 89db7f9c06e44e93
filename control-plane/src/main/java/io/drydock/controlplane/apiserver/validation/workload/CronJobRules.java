package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of CronJobs. */
public final class CronJobRules implements KindRules<CronJob> {
  private static final List<String> CONCURRENCY = List.of("Allow", "Forbid", "Replace");
  private static final Pattern ZONE_PART = Pattern.compile("[A-Za-z.\\-_0-9+]{1,14}");
  private static final int MAX_NAME = 52;

  @Override
  public void validateCreate(CronJob job, Violations violations) {
    spec(spec(job), null, violations.at("spec"));
    String name = Objects.requireNonNullElse(job.getMetadata().getName(), "");
    if (name.length() > MAX_NAME) {
      violations.at("metadata").child("name").invalid(name, "must be no more than 52 characters");
    }
  }

  @Override
  public void validateUpdate(CronJob next, CronJob old, Violations violations) {
    spec(spec(next), spec(old), violations.at("spec"));
  }

  private static CronJobSpec spec(CronJob job) {
    return Objects.requireNonNullElseGet(job.getSpec(), CronJobSpec::new);
  }

  private static void spec(CronJobSpec spec, @Nullable CronJobSpec old, Field field) {
    if (field.child("schedule").present(spec.getSchedule())) {
      schedule(spec, old, field.child("schedule"));
    }
    field.child("startingDeadlineSeconds").notNegative(spec.getStartingDeadlineSeconds());
    if (spec.getTimeZone() != null
        && (old == null || !spec.getTimeZone().equals(old.getTimeZone()))) {
      timeZone(spec.getTimeZone(), field.child("timeZone"));
    }
    field.child("concurrencyPolicy").neededOneOf(spec.getConcurrencyPolicy(), CONCURRENCY);
    template(spec.getJobTemplate(), field.child("jobTemplate").child("spec"));
    field.child("successfulJobsHistoryLimit").notNegative(spec.getSuccessfulJobsHistoryLimit());
    field.child("failedJobsHistoryLimit").notNegative(spec.getFailedJobsHistoryLimit());
  }

  private static void schedule(CronJobSpec spec, @Nullable CronJobSpec old, Field field) {
    String schedule = spec.getSchedule();
    CronSchedule.problem(schedule).ifPresent(problem -> field.invalid(schedule, problem));
    if (!schedule.contains("TZ")) {
      return;
    }
    boolean kept = old != null && old.getSchedule() != null && old.getSchedule().contains("TZ");
    if (!kept) {
      field.invalid(schedule, "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    } else if (spec.getTimeZone() != null) {
      field.invalid(schedule, "cannot use both timeZone field and TZ or CRON_TZ in schedule");
    }
  }

  private static void timeZone(String zone, Field field) {
    if (zone.isEmpty()) {
      field.invalid(zone, "timeZone must be nil or non-empty string");
      return;
    }
    boolean formed = List.of(zone.split("/", -1)).stream().allMatch(CronJobRules::isZonePart);
    if (zone.equalsIgnoreCase("Local")) {
      field.invalid(
          zone,
          "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones");
    } else if (!formed || !ZoneId.getAvailableZoneIds().contains(zone)) {
      field.invalid(zone, "unknown time zone " + zone);
    }
  }

  private static boolean isZonePart(String part) {
    return !part.equals(".")
        && !part.equals("..")
        && !part.startsWith("-")
        && ZONE_PART.matcher(part).matches();
  }

  private static void template(@Nullable JobTemplateSpec template, Field field) {
    JobSpec spec =
        template == null || template.getSpec() == null ? new JobSpec() : template.getSpec();
    new JobSpecRules(spec, field).validate();
    if (spec.getSelector() != null) {
      field.child("selector").invalid(spec.getSelector(), "`selector` will be auto-generated");
    }
    if (Boolean.TRUE.equals(spec.getManualSelector())) {
      field.child("manualSelector").notSupported(true, List.of("nil", "false"));
    }
  }
}
