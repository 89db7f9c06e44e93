package io.drydock.controlplane;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as Kubernetes' flags take them: "500ms", "40s", "1m30s", "1h"; a bare number is
 * seconds.
 */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    Matcher matcher = PART.matcher(text);
    Duration total = Duration.ZERO;
    int end = 0;
    while (matcher.lookingAt()) {
      total = total.plus(part(Double.parseDouble(matcher.group(1)), matcher.group(2)));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (end == 0 || end != text.length()) {
      throw new TypeConversionException(
          "'" + text + "' is no duration; write for example 500ms, 40s or 1h");
    }
    return total;
  }

  private static Duration part(double number, String unit) {
    double millis =
        switch (unit) {
          case "ms" -> number;
          case "s" -> number * 1_000;
          case "m" -> number * 60_000;
          default -> number * 3_600_000;
        };
    return Duration.ofMillis(Math.round(millis));
  }
}
