package io.drydock.cli.lab.program;

import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/** A built checkout: where each program's jars and class archive lie, and how it is started. */
public record Distribution(Path root) {
  public Path folder() {
    return root.resolve("target/dist");
  }

  public Path archives() {
    return folder().resolve("archives");
  }

  public Path jars(Program program) {
    return folder().resolve(program.folder());
  }

  /** The command line that runs a program, with its class archive where there is one. */
  public List<String> java(Program program, List<String> arguments) {
    Path archive = archive(program);
    var flag =
        Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.<String>of();
    return java(program, flag, arguments);
  }

  /** The same with these JVM flags in the archive's place. */
  public List<String> java(Program program, List<String> more, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.flags());
    command.addAll(more);
    command.addAll(List.of("-cp", jars(program) + "/*", program.mainClass()));
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /**
   * The archive's file for the jars as they are; its name changes with them, with the JDK and with
   * the flags.
   */
  public Path archive(Program program) {
    var digest = new CRC32C();
    digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(program.flags().toString().getBytes(StandardCharsets.UTF_8));
    for (String jar : describe(jars(program))) {
      digest.update(jar.getBytes(StandardCharsets.UTF_8));
    }
    String key = HexFormat.of().toHexDigits((int) digest.getValue());
    return archives().resolve(program.folder() + "-" + key + ".jsa");
  }

  private static List<String> describe(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Distribution::describeJar)
          .toList();
    } catch (IOException e) {
      throw CliException.failure(
          folder + " is missing; run ./drydock from the checkout so that it builds itself.", e);
    }
  }

  private static String describeJar(Path jar) {
    try {
      return "%s %d %d;"
          .formatted(jar.getFileName(), Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
    } catch (IOException e) {
      throw CliException.failure(jar + " cannot be read; run ./drydock again.", e);
    }
  }
}
