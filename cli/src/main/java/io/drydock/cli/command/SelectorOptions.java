package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that pick among all objects of a kind. */
final class SelectorOptions {
  @Option(
      names = {"-A", "--all-namespaces"},
      description = "In all namespaces.")
  private boolean allNamespaces;

  @Option(
      names = {"-l", "--selector"},
      defaultValue = "",
      paramLabel = "<selector>",
      description = "Only objects with these labels: app=web,tier in (a,b).")
  private String labels = "";

  @Option(
      names = "--field-selector",
      defaultValue = "",
      paramLabel = "<selector>",
      description = "Only objects with these fields: spec.nodeName=node-1.")
  private String fields = "";

  boolean given() {
    return !labels.isEmpty() || !fields.isEmpty();
  }

  boolean allNamespaces() {
    return allNamespaces;
  }

  ListOptions list() {
    return ListOptions.selecting(labels, fields);
  }

  String labels() {
    return labels;
  }

  String fields() {
    return fields;
  }

  /** The collection of a kind that is meant. */
  ResourcePath path(Session session, Kind<?> kind) {
    boolean everywhere = allNamespaces || !kind.namespaced();
    return ResourcePath.of(kind, everywhere ? "" : session.namespace());
  }

  /** Names and a choice among all exclude each other. */
  void check(Target target) {
    if (!target.isWhole() && given()) {
      throw ApiCommand.wrong("name cannot be provided when a selector is specified");
    }
    if (!target.isWhole() && allNamespaces) {
      throw ApiCommand.wrong("a resource cannot be retrieved by name across all namespaces");
    }
  }

  /** " in default namespace", or nothing where no single namespace is meant. */
  String scope(Session session, List<Target> targets) {
    boolean namespaced = targets.stream().anyMatch(target -> target.kind().namespaced());
    return namespaced && !allNamespaces ? " in " + session.namespace() + " namespace" : "";
  }
}
