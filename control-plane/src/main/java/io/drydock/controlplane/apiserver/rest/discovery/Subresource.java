package io.drydock.controlplane.apiserver.rest.discovery;

import io.drydock.api.Kind;
import java.util.List;

/** What discovery says of a subresource: the kind that its bodies have and the verbs it takes. */
public record Subresource(
    String name, String group, String version, String kind, List<String> verbs) {

  /** The subresources of a kind that this door serves, in alphabetical order. */
  public static List<Subresource> of(Kind<?> kind) {
    return kind.subresources().stream().sorted().map(name -> of(kind, name)).toList();
  }

  private static Subresource of(Kind<?> kind, String name) {
    return switch (name) {
      case "status", "approval" ->
          new Subresource(name, kind, kind.kind(), "get", "patch", "update");
      case "scale" ->
          new Subresource(name, "autoscaling", "v1", "Scale", List.of("get", "patch", "update"));
      case "eviction" -> new Subresource(name, "policy", "v1", "Eviction", List.of("create"));
      case "binding" -> new Subresource(name, kind, "Binding", "create");
      case "exec" -> new Subresource(name, kind, "PodExecOptions", "create", "get");
      case "attach" -> new Subresource(name, kind, "PodAttachOptions", "create", "get");
      case "portforward" -> new Subresource(name, kind, "PodPortForwardOptions", "create", "get");
      case "proxy" ->
          new Subresource(
              name,
              kind,
              kind.kind() + "ProxyOptions",
              "create",
              "delete",
              "get",
              "patch",
              "update");
      case "ephemeralcontainers" ->
          new Subresource(name, kind, kind.kind(), "get", "patch", "update");
      case "token" ->
          new Subresource(name, "authentication.k8s.io", "v1", "TokenRequest", List.of("create"));
      case "log" -> new Subresource(name, kind, kind.kind(), "get");
      case "finalize" -> new Subresource(name, kind, kind.kind(), "update");
      default -> new Subresource(name, kind, kind.kind(), "get");
    };
  }

  /** Whether it carries a stream; its kind then is that of the options, which are no body. */
  public boolean isConnection() {
    return kind.endsWith("Options");
  }

  private Subresource(String name, Kind<?> parent, String kind, String... verbs) {
    this(name, parent.group(), parent.version(), kind, List.of(verbs));
  }
}
