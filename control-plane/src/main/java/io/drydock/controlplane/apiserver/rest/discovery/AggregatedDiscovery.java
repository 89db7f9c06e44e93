package io.drydock.controlplane.apiserver.rest.discovery;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** APIGroupDiscoveryList: everything in one document, which is what kubectl reads. Immutable. */
public final class AggregatedDiscovery {
  private static final Comparator<Kind<?>> BY_RESOURCE = Comparator.comparing(Kind::plural);

  private final List<Kind<?>> kinds;

  public AggregatedDiscovery(List<Kind<?>> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * The media type of the document, as it is asked for and answered.
   *
   * @param version "v2", or "v2beta1", which has the same form
   */
  public static String mediaType(String version) {
    return "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
  }

  /** For /api. */
  public JsonNode core(String version) {
    return of(version, String::isEmpty);
  }

  /** For /apis. */
  public JsonNode named(String version) {
    return of(version, group -> !group.isEmpty());
  }

  private JsonNode of(String version, Predicate<String> wanted) {
    ObjectNode list = ObjectCodec.mapper().createObjectNode();
    list.put("kind", "APIGroupDiscoveryList");
    list.put("apiVersion", "apidiscovery.k8s.io/" + version);
    list.putObject("metadata");
    ArrayNode items = list.putArray("items");
    kinds.stream()
        .map(Kind::group)
        .filter(wanted)
        .distinct()
        .forEach(group -> group(items.addObject(), group));
    return list;
  }

  private void group(ObjectNode item, String group) {
    ObjectNode metadata = item.putObject("metadata");
    if (!group.isEmpty()) {
      metadata.put("name", group);
    }
    metadata.putNull("creationTimestamp");
    List<Kind<?>> members = kinds.stream().filter(k -> k.group().equals(group)).toList();
    ArrayNode versions = item.putArray("versions");
    members.stream()
        .map(Kind::version)
        .distinct()
        .forEach(version -> version(versions.addObject(), members, version));
  }

  private static void version(ObjectNode node, List<Kind<?>> members, String version) {
    node.put("version", version);
    ArrayNode resources = node.putArray("resources");
    members.stream()
        .filter(k -> k.version().equals(version))
        .sorted(BY_RESOURCE)
        .forEach(kind -> resource(resources.addObject(), kind));
    node.put("freshness", "Current");
  }

  private static void resource(ObjectNode node, Kind<?> kind) {
    node.put("resource", kind.plural());
    responseKind(node, kind.group(), kind.version(), kind.kind());
    node.put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
    node.put("singularResource", kind.singular());
    strings(node.putArray("verbs"), kind.verbs());
    if (!kind.shortNames().isEmpty()) {
      strings(node.putArray("shortNames"), kind.shortNames());
    }
    if (!kind.categories().isEmpty()) {
      strings(node.putArray("categories"), kind.categories());
    }
    subresources(node, Subresource.of(kind));
  }

  private static void subresources(ObjectNode node, List<Subresource> all) {
    if (all.isEmpty()) {
      return;
    }
    ArrayNode array = node.putArray("subresources");
    for (Subresource subresource : all) {
      ObjectNode entry = array.addObject();
      entry.put("subresource", subresource.name());
      responseKind(entry, subresource.group(), subresource.version(), subresource.kind());
      strings(entry.putArray("verbs"), subresource.verbs());
    }
  }

  private static void responseKind(ObjectNode node, String group, String version, String kind) {
    node.putObject("responseKind").put("group", group).put("version", version).put("kind", kind);
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
