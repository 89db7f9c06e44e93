package io.drydock.cli.manifest;

import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds and reads what -f names: files, folders, "-" for standard input. */
public record ManifestFiles(boolean recursive, InputStream input) {
  private static final String STDIN = "-";

  /** All objects of all files, in order; Lists are taken apart. */
  public List<Manifest> read(List<String> names) {
    List<Manifest> found = new ArrayList<>();
    for (String name : names) {
      if (name.equals(STDIN)) {
        found.addAll(ManifestText.read("STDIN", standardInput()));
      } else {
        files(name).forEach(file -> found.addAll(ManifestText.read(file.toString(), text(file))));
      }
    }
    return found;
  }

  private List<Path> files(String name) {
    if (name.matches("https?://.*")) {
      throw CliException.failure(
          "\"%s\" is a URL, which drydock does not fetch; use `curl -L %s | drydock apply -f -`"
              .formatted(name, name));
    }
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      throw CliException.failure("the path \"%s\" does not exist".formatted(name));
    }
    return Files.isDirectory(path) ? inFolder(path) : List.of(path);
  }

  private List<Path> inFolder(Path folder) {
    try (var files = Files.walk(folder, recursive ? Integer.MAX_VALUE : 1)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().matches(".*\\.(json|yaml|yml)"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw CliException.failure(
            "error reading [%s]: recognized file extensions are [.json .yaml .yml]"
                .formatted(folder));
      }
      return found;
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private String standardInput() {
    try {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable("STDIN", e);
    }
  }

  private static CliException unreadable(String source, IOException e) {
    return CliException.failure("\"%s\" cannot be read: %s".formatted(source, e.getMessage()), e);
  }
}
