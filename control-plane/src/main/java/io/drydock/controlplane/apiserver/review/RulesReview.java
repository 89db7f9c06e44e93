package io.drydock.controlplane.apiserver.review;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.Authorizer;
import io.drydock.controlplane.apiserver.UserInfo;
import io.drydock.controlplane.apiserver.Verb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a user may do in a namespace, found by asking the authorizer about every resource. What
 * it allows for certain names only is not found, so such a list says that it is incomplete.
 */
record RulesReview(Authorizer authorizer) {
  private static final String ANY = "*";

  /** What one rule is about; its resources are those with the same verbs. */
  private record Rights(String group, List<String> verbs) {}

  void answer(ObjectNode review, UserInfo user) {
    String namespace = review.at("/spec/namespace").asString("");
    if (namespace.isEmpty()) {
      throw ApiException.badRequest("no namespace on request");
    }
    ObjectNode status = review.withObject("/status");
    ArrayNode resources = status.putArray("resourceRules");
    ArrayNode paths = status.putArray("nonResourceRules");
    boolean all = authorizer.allowsEverything(user);
    if (all) {
      rule(resources, new Rights(ANY, List.of(ANY)), List.of(ANY));
      path(paths, ANY, ANY);
    } else {
      rights(user, namespace).forEach((rights, names) -> rule(resources, rights, names));
      Stream.of(
              "/api",
              "/apis",
              "/healthz",
              "/livez",
              "/openapi/v2",
              "/openapi/v3",
              "/readyz",
              "/version")
          .filter(path -> authorizer.allowsPath(user, "get", path))
          .forEach(path -> path(paths, "get", path));
    }
    status.put("incomplete", !all);
  }

  private Map<Rights, Iterable<String>> rights(UserInfo user, String namespace) {
    Map<Rights, TreeSet<String>> found = new LinkedHashMap<>();
    for (Kind<?> kind : Kinds.served()) {
      Stream.concat(Stream.of(""), kind.subresources().stream())
          .forEach(subresource -> add(found, user, path(kind, namespace, subresource)));
    }
    return new LinkedHashMap<>(found);
  }

  private static ResourcePath path(Kind<?> kind, String namespace, String subresource) {
    return ResourcePath.of(kind, kind.namespaced() ? namespace : "").subresource(subresource);
  }

  private void add(Map<Rights, TreeSet<String>> found, UserInfo user, ResourcePath path) {
    List<String> verbs =
        Arrays.stream(Verb.values())
            .filter(verb -> authorizer.allows(user, verb, path))
            .map(Verb::toString)
            .toList();
    if (!verbs.isEmpty()) {
      String name =
          path.subresource().isEmpty()
              ? path.resource()
              : path.resource() + "/" + path.subresource();
      found.computeIfAbsent(new Rights(path.group(), verbs), _ -> new TreeSet<>()).add(name);
    }
  }

  private static void rule(ArrayNode rules, Rights rights, Iterable<String> resources) {
    ObjectNode rule = rules.addObject();
    rights.verbs().forEach(rule.putArray("verbs")::add);
    rule.putArray("apiGroups").add(rights.group());
    ArrayNode names = rule.putArray("resources");
    resources.forEach(names::add);
  }

  private static void path(ArrayNode rules, String verb, String path) {
    ObjectNode rule = rules.addObject();
    rule.putArray("verbs").add(verb);
    rule.putArray("nonResourceURLs").add(path);
  }
}
