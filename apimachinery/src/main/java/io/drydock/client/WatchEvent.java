package io.drydock.client;

import io.drydock.proto.v1.Document;

/**
 * One change. A BOOKMARK's document holds only its revision, up to which all was sent.
 *
 * @param encodings shared by all to whom the same state of the object is sent
 */
public record WatchEvent(Type type, Document document, Encodings encodings) {

  /** The types that a watch sends, by Kubernetes' names. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    BOOKMARK
  }

  public WatchEvent(Type type, Document document) {
    this(type, document, new Encodings());
  }
}
