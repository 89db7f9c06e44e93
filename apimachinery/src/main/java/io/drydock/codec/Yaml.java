package io.drydock.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** YAML as manifests use it: several documents a stream, read as JSON trees, aliases resolved. */
public final class Yaml {

  /** More nodes than any manifest has; aliases that multiply themselves run into it. */
  private static final int MAX_NODES = 1_000_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new ManifestSchema())
          .setAllowDuplicateKeys(false)
          .setCodePointLimit(64 << 20)
          .build();

  private static final YAMLMapper WRITER =
      YAMLMapper.builder(YAMLFactory.builder().build())
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private Yaml() {}

  /**
   * All documents of a stream, empty ones left out. JSON is YAML, so JSON is read too.
   *
   * @throws IllegalArgumentException saying what is wrong, with line and column
   */
  public static List<JsonNode> documents(String text) {
    List<JsonNode> found = new ArrayList<>();
    try {
      for (Object document : new Load(SETTINGS).loadAllFromString(text)) {
        if (document != null) {
          found.add(new Trees().of(document));
        }
      }
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("error converting YAML to JSON: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      // the engine descends into itself and has no limit of its own
      throw new IllegalArgumentException(
          "error converting YAML to JSON: the document is nested too deeply", e);
    }
    return found;
  }

  /** One document, without a start marker. */
  public static String write(Object object) {
    return WRITER.writeValueAsString(object);
  }

  /** From the loader's maps, lists and scalars to a tree of bounded size. */
  private static final class Trees {
    private int nodes;

    JsonNode of(@Nullable Object value) {
      if (++nodes > MAX_NODES) {
        throw new IllegalArgumentException(
            "error converting YAML to JSON: the document grows past %,d values by its aliases"
                .formatted(MAX_NODES));
      }
      return switch (value) {
        case null -> JsonNodeFactory.instance.nullNode();
        case Map<?, ?> map -> object(map);
        case List<?> list -> array(list);
        default -> ObjectCodec.mapper().valueToTree(value);
      };
    }

    private JsonNode object(Map<?, ?> map) {
      var node = JsonNodeFactory.instance.objectNode();
      map.forEach((key, value) -> node.set(String.valueOf(key), of(value)));
      return node;
    }

    private JsonNode array(List<?> list) {
      var node = JsonNodeFactory.instance.arrayNode();
      list.forEach(value -> node.add(of(value)));
      return node;
    }
  }
}
