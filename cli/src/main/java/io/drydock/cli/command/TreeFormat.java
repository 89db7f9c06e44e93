package io.drydock.cli.command;

import io.drydock.cli.output.CliException;
import io.drydock.cli.output.JsonPath;
import io.drydock.cli.output.JsonText;
import io.drydock.cli.output.YamlText;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A format that shows whole objects. */
record TreeFormat(String name, Function<JsonNode, String> text) {
  private static final String PATH = "jsonpath=";

  static TreeFormat parse(String format) {
    return switch (format) {
      case "yaml" -> new TreeFormat(format, YamlText::of);
      case "json" -> new TreeFormat(format, node -> JsonText.pretty(node) + "\n");
      default -> {
        if (!format.startsWith(PATH)) {
          throw CliException.failure(
              "unable to match a printer suitable for the output format \"%s\", allowed formats are: json,jsonpath,name,wide,yaml"
                  .formatted(format));
        }
        yield new TreeFormat("jsonpath", JsonPath.parse(format.substring(PATH.length()))::text);
      }
    };
  }

  /** What stands between two objects that are printed one after the other. */
  String separator() {
    return name.equals("yaml") ? "---\n" : "";
  }
}
