package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.codec.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one kind refuses: a good object, and changes of it that make it bad. A table is a file of
 * src/test/resources/rules; its cases are those of "create", "update" and "status".
 */
record RuleTable(String name, ObjectNode base, JsonNode tree) {
  private static final Path ROOM = Path.of("src/test/resources/rules");

  /** All of them, by name. */
  static List<RuleTable> all() {
    try (Stream<Path> files = Files.list(ROOM)) {
      return files.sorted().map(RuleTable::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleTable read(Path file) {
    try {
      JsonNode tree = Yaml.documents(Files.readString(file)).getFirst();
      String name = file.getFileName().toString().replace(".yaml", "");
      return new RuleTable(name, (ObjectNode) tree.path("base"), tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Kind<?> kind() {
    return Kinds.byApiVersion(base.path("apiVersion").asString(), base.path("kind").asString())
        .orElseThrow();
  }

  Stream<RuleCase> cases() {
    return Stream.of(RuleCase.Action.values()).flatMap(this::cases);
  }

  private Stream<RuleCase> cases(RuleCase.Action action) {
    JsonNode list = tree.path(action.text());
    return IntStream.range(0, list.size()).mapToObj(i -> RuleCase.of(this, action, list.get(i)));
  }

  @Override
  public String toString() {
    return name;
  }
}
