package io.drydock.cli.manifest;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import io.drydock.cli.output.JsonText;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object as its author wrote it.
 *
 * @param source the file it stands in, "STDIN"
 */
public record Manifest(String source, ObjectNode tree) {

  /**
   * The kind that it says it is.
   *
   * @throws CliException where it says none, or one that is not served
   */
  public Kind<?> kind() {
    String apiVersion = required("apiVersion", "apiVersion");
    String kind = required("kind", "Kind");
    return Kinds.byApiVersion(apiVersion, kind)
        .orElseThrow(() ->
            CliException.failure(
                "resource mapping not found for name: \"%s\" namespace: \"%s\" from \"%s\": no matches for kind \"%s\" in version \"%s\"\nensure CRDs are installed first"
                    .formatted(name(), ownNamespace(), source, kind, apiVersion)));
  }

  public String name() {
    return tree.path("metadata").path("name").asString("");
  }

  /** "" where the manifest says none. */
  public String ownNamespace() {
    return tree.path("metadata").path("namespace").asString("");
  }

  /** The same object in this namespace. */
  Manifest in(String namespace) {
    ObjectNode copy = tree.deepCopy();
    copy.withObject("metadata").put("namespace", namespace);
    return new Manifest(source, copy);
  }

  private String required(String field, String word) {
    String value = tree.path(field).asString("");
    if (value.isEmpty()) {
      throw CliException.failure(
          "unable to decode \"%s\": Object '%s' is missing in '%s'"
              .formatted(source, word, JsonText.compact(tree)));
    }
    return value;
  }
}
