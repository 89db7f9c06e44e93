package io.drydock.client;

import io.drydock.proto.v1.Document;
import java.util.List;

/**
 * A page of a list.
 *
 * @param resourceVersion the revision at which the list is true; watch from here
 * @param continueToken "" on the last page
 * @param remaining objects on later pages, -1 where it is not known
 */
public record DocumentList(
    List<Document> items, long resourceVersion, String continueToken, long remaining) {}
