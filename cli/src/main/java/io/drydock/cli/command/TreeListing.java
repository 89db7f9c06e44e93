package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole objects: one as it is, several as a List. */
final class TreeListing implements Listing {
  private final PrintStream out;
  private final TreeFormat format;
  private final boolean managedFields;
  private final List<JsonNode> found = new ArrayList<>();
  private boolean list;
  private boolean printed;

  TreeListing(PrintStream out, TreeFormat format, boolean managedFields) {
    this.out = out;
    this.format = format;
    this.managedFields = managedFields;
  }

  @Override
  public void add(Kind<?> kind, Document document) {
    JsonNode tree = ObjectCodec.tree(document.getRaw().toByteArray());
    if (!managedFields && tree.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    found.add(tree);
  }

  @Override
  public void addAll(Kind<?> kind, List<Document> documents) {
    list = true;
    documents.forEach(document -> add(kind, document));
  }

  @Override
  public void finish(boolean complete) {
    if (list || found.size() > 1) {
      out.print(format.text().apply(asList()));
    } else if (!found.isEmpty()) {
      out.print(format.text().apply(found.getFirst()));
    }
  }

  private ObjectNode asList() {
    ObjectNode all = ObjectCodec.mapper().createObjectNode();
    all.put("apiVersion", "v1").put("kind", "List");
    all.putObject("metadata").put("resourceVersion", "");
    ArrayNode items = all.putArray("items");
    found.forEach(items::add);
    return all;
  }

  /** In a watch every object stands for itself. */
  @Override
  public void flush() {
    for (JsonNode tree : found) {
      out.print((printed ? format.separator() : "") + format.text().apply(tree));
      printed = true;
    }
    out.flush();
    found.clear();
  }
}
