package io.drydock.client;

import io.drydock.proto.v1.Document;
import java.util.List;

/**
 * The answer to a write.
 *
 * @param document the object as stored, or as it would be in a dry run; for a delete, as last
 *     stored
 * @param warnings what the user should hear though the write succeeded
 */
public record Written(Document document, List<String> warnings) {}
