package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.proto.v1.Document;
import java.io.PrintStream;
import java.util.List;

/** "pod/web", a line each. */
record NameListing(PrintStream out) implements Listing {

  @Override
  public void add(Kind<?> kind, Document document) {
    out.println(ResourceNames.of(kind, document.getName()));
  }

  @Override
  public void addAll(Kind<?> kind, List<Document> documents) {
    documents.forEach(document -> add(kind, document));
  }

  @Override
  public void finish(boolean complete) {}

  @Override
  public void flush() {
    out.flush();
  }
}
