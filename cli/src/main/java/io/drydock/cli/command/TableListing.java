package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.cli.output.RowPrinter;
import io.drydock.printers.Printers;
import io.drydock.proto.v1.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as kubectl prints them, one a kind, an empty line between them. */
final class TableListing implements Listing {
  private final Session session;
  private final TableStyle style;
  private final String scope;
  private final Printers printers = new Printers();
  private final List<List<String>> pending = new ArrayList<>();
  private @Nullable Kind<?> current;
  private RowPrinter rows;
  private boolean tried;

  /**
   * @param scope " in default namespace" or nothing
   */
  TableListing(Session session, TableStyle style, String scope) {
    this.session = session;
    this.style = style;
    this.scope = scope;
    this.rows = new RowPrinter(session.out());
  }

  @Override
  public void add(Kind<?> kind, Document document) {
    addAll(kind, List.of(document));
  }

  @Override
  public void addAll(Kind<?> kind, List<Document> documents) {
    tried |= documents.isEmpty();
    if (documents.isEmpty()) {
      return;
    }
    TableRows<?> table = TableRows.of(printers, kind, style);
    if (!kind.equals(current)) {
      begin(kind, table);
    }
    documents.forEach(document -> pending.add(table.row(document, session.clock().now())));
  }

  private void begin(Kind<?> kind, TableRows<?> table) {
    flush();
    if (current != null) {
      session.out().println();
      rows = new RowPrinter(session.out());
    }
    current = kind;
    if (style.withHeader()) {
      pending.add(table.header());
    }
  }

  @Override
  public void finish(boolean complete) {
    flush();
    if (current == null && tried && complete) {
      session.err().println("No resources found" + (scope.isEmpty() ? "" : scope + "."));
    }
  }

  @Override
  public void flush() {
    if (!pending.isEmpty()) {
      rows.print(pending);
      pending.clear();
    }
  }
}
