package io.drydock.client;

import io.drydock.proto.v1.Document;
import java.util.List;

/**
 * The answer to a write.
 *
 * @param document the object as stored, or as it would be in a dry run; for a delete, as last
 *     stored
 * @param warnings what the user should hear though the write succeeded
 * @param created whether an apply made the object
 */
public record Written(Document document, List<String> warnings, boolean created) {

  public Written(Document document, List<String> warnings) {
    this(document, warnings, false);
  }

  public Written asCreated() {
    return new Written(document, warnings, true);
  }
}
