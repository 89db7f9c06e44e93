package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.proto.v1.Document;
import java.util.List;

/** Where `get` puts what it finds, in one format. */
interface Listing {

  /** One object that was asked for by name, or that has changed. */
  void add(Kind<?> kind, Document document);

  /** What a list returned, which may be nothing. */
  void addAll(Kind<?> kind, List<Document> documents);

  /** Ends the output. */
  void finish(boolean complete);

  /** What was found so far must be seen now: more comes later. */
  void flush();
}
