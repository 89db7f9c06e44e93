package io.drydock.cli.command;

import java.util.List;
import picocli.CommandLine.Option;

/** How `get` shows objects. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      defaultValue = "",
      paramLabel = "<format>",
      description = "wide, yaml, json, name or jsonpath=<template>.")
  private String format = "";

  @Option(names = "--no-headers", description = "A table without its first line.")
  private boolean noHeaders;

  @Option(names = "--show-labels", description = "Labels as the last column of a table.")
  private boolean showLabels;

  @Option(
      names = {"-L", "--label-columns"},
      split = ",",
      paramLabel = "<label>",
      description = "These labels as columns of a table.")
  private List<String> labelColumns = List.of();

  @Option(names = "--show-kind", description = "Names with their kind: pod/web.")
  private boolean showKind;

  @Option(names = "--show-managed-fields", hidden = true)
  private boolean showManagedFields;

  /**
   * @param scope " in default namespace", for the message where nothing is found
   * @param severalKinds whether names need their kind to be clear
   */
  Listing listing(Session session, String scope, boolean severalKinds) {
    return switch (format) {
      case "", "wide" -> {
        var style =
            new TableStyle(
                format.equals("wide"),
                scope.isEmpty(),
                severalKinds || showKind,
                !noHeaders,
                showLabels,
                labelColumns);
        yield new TableListing(session, style, scope);
      }
      case "name" -> new NameListing(session.out());
      default -> new TreeListing(session.out(), TreeFormat.parse(format), showManagedFields);
    };
  }

  /** Names or whole objects, for commands that change something. */
  static Listing whole(Session session, String format) {
    return format.equals("name")
        ? new NameListing(session.out())
        : new TreeListing(session.out(), TreeFormat.parse(format), false);
  }
}
