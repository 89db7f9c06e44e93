package io.drydock.printers;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long ago something was, in the two units that matter; after kubectl's human duration. */
public final class Ages {

  private Ages() {}

  /** The age of an RFC 3339 time, "&lt;unknown&gt;" where there is none. */
  public static String since(@Nullable String time, Instant now) {
    if (time == null) {
      return "<unknown>";
    }
    try {
      return of(Duration.between(OffsetDateTime.parse(time).toInstant(), now));
    } catch (DateTimeParseException e) {
      return "<unknown>";
    }
  }

  public static String of(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 120) {
      return Math.max(seconds, 0) + "s";
    }
    return seconds < 8 * 3600 ? shortAge(age) : longAge(age.toHours());
  }

  private static String shortAge(Duration age) {
    long minutes = age.toMinutes();
    if (minutes < 10) {
      return two(minutes, "m", age.toSecondsPart(), "s");
    }
    return minutes < 180 ? minutes + "m" : two(age.toHours(), "h", age.toMinutesPart(), "m");
  }

  private static String longAge(long hours) {
    long days = hours / 24;
    if (days < 2) {
      return hours + "h";
    }
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    if (days < 2 * 365) {
      return days + "d";
    }
    return days < 8 * 365 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return small == 0 ? large + unit : large + unit + small + smallUnit;
  }
}
