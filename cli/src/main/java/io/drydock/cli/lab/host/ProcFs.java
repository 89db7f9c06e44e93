package io.drydock.cli.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What /proc tells about processes. A process that is gone, or a zombie, has no answer. */
public final class ProcFs {
  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int START_TIME = 19;

  private ProcFs() {}

  /**
   * Clock ticks from the host's boot to the process's start; with the pid it names a process for
   * good.
   */
  public static OptionalLong startTicks(long pid) {
    List<String> stat = stat(pid);
    return stat.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(stat.get(START_TIME)));
  }

  /** Whether the process was started with setsid and is not merely a child of one that was. */
  public static boolean leadsSession(long pid) {
    List<String> stat = stat(pid);
    return !stat.isEmpty() && stat.get(SESSION).equals(Long.toString(pid));
  }

  /** Whether the process was started with this environment variable. */
  public static boolean hasVariable(long pid, String name, String value) {
    return environment(pid).contains(name + "=" + value);
  }

  /** The fields of /proc/pid/stat after the name; none for a zombie. */
  private static List<String> stat(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      boolean dead = fields.get(STATE).equals("Z") || fields.get(STATE).equals("X");
      return dead ? List.of() : fields;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Proportional set size in bytes; 0 where the kernel does not tell. */
  public static long proportionalSetSize(long pid) {
    try (var lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** The pids of all processes whose environment has this variable with this value. */
  public static List<Long> withVariable(String name, String value) {
    return all().stream()
        .filter(pid -> hasVariable(pid, name, value))
        .filter(pid -> startTicks(pid).isPresent())
        .toList();
  }

  /** The values that this variable has in the environments of all processes. */
  public static Set<String> values(String name) {
    return all().stream()
        .flatMap(pid -> environment(pid).stream())
        .filter(variable -> variable.startsWith(name + "="))
        .map(variable -> variable.substring(name.length() + 1))
        .collect(Collectors.toSet());
  }

  private static List<Long> all() {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries.flatMap(entry -> pid(entry).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Long> pid(Path entry) {
    String name = entry.getFileName().toString();
    boolean number = name.chars().allMatch(Character::isDigit);
    return number ? Optional.of(Long.valueOf(name)) : Optional.empty();
  }

  private static List<String> environment(long pid) {
    try {
      var text = Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
      return List.of(text.split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
