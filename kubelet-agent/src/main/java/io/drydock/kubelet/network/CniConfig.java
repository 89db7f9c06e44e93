package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CNI network configuration: a list of plugins that are run one after the other.
 *
 * @param json as it was read, in the list form
 */
record CniConfig(ObjectNode json) {
  static final String VERSION = "1.0.0";

  /** The first configuration of a folder in the order of names, as the CNI conventions have it. */
  static Optional<CniConfig> first(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(conflist|conf|json)"))
          .sorted()
          .findFirst()
          .map(CniConfig::read);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static CniConfig read(Path file) {
    try {
      return of(ObjectCodec.tree(Files.readAllBytes(file)));
    } catch (IOException | JacksonException e) {
      throw new PodNetworkException(
          "network configuration %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Reads a list, or a single plugin as a list of one. */
  static CniConfig of(JsonNode read) {
    if (!(read instanceof ObjectNode json)) {
      throw new PodNetworkException("a network configuration must be a JSON object");
    }
    if (json.has("plugins")) {
      return new CniConfig(json);
    }
    ObjectNode list = ObjectCodec.mapper().createObjectNode();
    list.set("cniVersion", json.path("cniVersion"));
    list.set("name", json.path("name"));
    list.putArray("plugins").add(json);
    return new CniConfig(list);
  }

  String name() {
    return json.path("name").asString("");
  }

  String version() {
    return json.path("cniVersion").asString(VERSION);
  }

  /** Each plugin's own configuration, in order. */
  List<ObjectNode> plugins() {
    List<ObjectNode> plugins = new ArrayList<>();
    for (JsonNode plugin : json.path("plugins")) {
      if (plugin instanceof ObjectNode object) {
        plugins.add(object);
      }
    }
    return plugins;
  }
}
