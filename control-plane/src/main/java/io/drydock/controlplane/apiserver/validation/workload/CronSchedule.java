package io.drydock.controlplane.apiserver.validation.workload;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the schedule of a CronJob: five fields, or a name such as "@hourly". Complaints are worded
 * like those of the parser that Kubernetes uses.
 */
final class CronSchedule {
  private static final List<String> MONTHS =
      List.of(
          "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<Bounds> FIELDS =
      List.of(
          new Bounds(0, 59, List.of()),
          new Bounds(0, 23, List.of()),
          new Bounds(1, 31, List.of()),
          new Bounds(1, 12, MONTHS),
          new Bounds(0, 6, DAYS));
  private static final List<String> NAMED =
      List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final Pattern DURATION =
      Pattern.compile("[+-]?(0|([0-9]*\\.?[0-9]+|[0-9]+\\.)(ns|us|µs|ms|s|m|h))+");

  private CronSchedule() {}

  /** What numbers and names a field can have. */
  private record Bounds(int min, int max, List<String> names) {}

  static Optional<String> problem(String schedule) {
    try {
      check(withoutZone(schedule));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static String withoutZone(String schedule) {
    boolean zoned = schedule.startsWith("TZ=") || schedule.startsWith("CRON_TZ=");
    int blank = schedule.indexOf(' ');
    return zoned ? blank < 0 ? "" : schedule.substring(blank).strip() : schedule;
  }

  private static void check(String schedule) {
    if (schedule.startsWith("@")) {
      descriptor(schedule);
      return;
    }
    List<String> fields = schedule.isBlank() ? List.of() : List.of(schedule.strip().split("\\s+"));
    if (fields.size() != FIELDS.size()) {
      throw new IllegalArgumentException(
          "expected exactly 5 fields, found %d: [%s]"
              .formatted(fields.size(), String.join(" ", fields)));
    }
    for (int i = 0; i < fields.size(); i++) {
      for (String range : fields.get(i).split(",")) {
        if (!range.isEmpty()) {
          range(range, FIELDS.get(i));
        }
      }
    }
  }

  private static void descriptor(String schedule) {
    if (schedule.startsWith("@every ")) {
      String duration = schedule.substring("@every ".length());
      if (!DURATION.matcher(duration).matches()) {
        throw new IllegalArgumentException(
            "failed to parse duration %s: time: invalid duration \"%s\""
                .formatted(schedule, duration));
      }
    } else if (!NAMED.contains(schedule)) {
      throw new IllegalArgumentException("unrecognized descriptor: " + schedule);
    }
  }

  private static void range(String text, Bounds bounds) {
    String[] steps = text.split("/", -1);
    String[] limits = steps[0].split("-", -1);
    boolean all = limits[0].equals("*") || limits[0].equals("?");
    long start = all ? bounds.min() : number(limits[0], bounds);
    long end = all ? bounds.max() : start;
    if (!all && limits.length > 2) {
      throw new IllegalArgumentException("too many hyphens: " + text);
    }
    if (!all && limits.length == 2) {
      end = number(limits[1], bounds);
    }
    if (steps.length > 2) {
      throw new IllegalArgumentException("too many slashes: " + text);
    }
    long step = steps.length == 2 ? number(steps[1], new Bounds(0, 0, List.of())) : 1;
    order(text, start, steps.length == 2 && limits.length == 1 ? bounds.max() : end, step, bounds);
  }

  private static void order(String text, long start, long end, long step, Bounds bounds) {
    if (start < bounds.min()) {
      throw new IllegalArgumentException(
          "beginning of range (%d) below minimum (%d): %s".formatted(start, bounds.min(), text));
    }
    if (end > bounds.max()) {
      throw new IllegalArgumentException(
          "end of range (%d) above maximum (%d): %s".formatted(end, bounds.max(), text));
    }
    if (start > end) {
      throw new IllegalArgumentException(
          "beginning of range (%d) beyond end of range (%d): %s".formatted(start, end, text));
    }
    if (step == 0) {
      throw new IllegalArgumentException("step of range should be a positive number: " + text);
    }
  }

  private static long number(String text, Bounds bounds) {
    int name = text.isEmpty() ? -1 : bounds.names().indexOf(text.toLowerCase(Locale.ROOT));
    if (name >= 0) {
      return name;
    }
    if (!text.matches("[+-]?[0-9]{1,18}")) {
      throw new IllegalArgumentException(
          "failed to parse int from %s: strconv.Atoi: parsing \"%s\": invalid syntax"
              .formatted(text, text));
    }
    long number = Long.parseLong(text);
    if (number < 0) {
      throw new IllegalArgumentException(
          "negative number (%d) not allowed: %s".formatted(number, text));
    }
    return number;
  }
}
