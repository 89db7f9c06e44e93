package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the arguments that say what is meant: TYPE[,TYPE] [NAME...] or TYPE/NAME... Pure. */
final class Targets {
  private static final String ALL = "all";

  private Targets() {}

  /**
   * @param verb for the message where nothing is said: "get"
   */
  static List<Target> parse(String verb, List<String> arguments) {
    if (arguments.isEmpty()) {
      throw ApiCommand.wrong(
          "You must specify the type of resource to %s, for example `drydock %s pods`."
              .formatted(verb, verb));
    }
    return arguments.getFirst().contains("/") ? withSlashes(arguments) : kindsFirst(arguments);
  }

  /** The kind that a user's word means. */
  static Kind<?> kind(String word) {
    return Kinds.byUserName(word.replaceFirst("\\.v1(?=\\.|$)", ""))
        .orElseThrow(
            () -> CliException.failure("the server doesn't have a resource type \"" + word + "\""));
  }

  private static List<Target> kindsFirst(List<String> arguments) {
    List<String> names = arguments.subList(1, arguments.size());
    if (names.stream().anyMatch(name -> name.contains("/"))) {
      throw mixed();
    }
    Set<Kind<?>> kinds = new LinkedHashSet<>();
    for (String word : arguments.getFirst().split(",")) {
      kinds.addAll(word.equals(ALL) ? categoryAll() : List.of(kind(word)));
    }
    return kinds.stream().map(kind -> new Target(kind, names)).toList();
  }

  private static List<Target> withSlashes(List<String> arguments) {
    List<Target> targets = new ArrayList<>();
    for (String argument : arguments) {
      String[] parts = argument.split("/", -1);
      if (parts.length != 2) {
        throw mixed();
      }
      if (parts[0].isEmpty() || parts[1].isEmpty()) {
        throw ApiCommand.wrong(
            "arguments in resource/name form must have a single resource and name");
      }
      add(targets, kind(parts[0]), parts[1]);
    }
    return targets;
  }

  /** Names of one kind that follow each other are one target. */
  private static void add(List<Target> targets, Kind<?> kind, String name) {
    List<String> names = new ArrayList<>();
    if (!targets.isEmpty() && targets.getLast().kind().equals(kind)) {
      names.addAll(targets.removeLast().names());
    }
    names.add(name);
    targets.add(new Target(kind, names));
  }

  /** In the order of discovery. */
  private static List<Kind<?>> categoryAll() {
    return Kinds.all().stream().filter(kind -> kind.categories().contains(ALL)).toList();
  }

  private static CliException mixed() {
    return ApiCommand.wrong(
        "there is no need to specify a resource type as a separate argument when passing arguments"
            + " in resource/name form (e.g. 'drydock get resource/<resource_name>' instead of"
            + " 'drydock get resource resource/<resource_name>'");
  }
}
