package io.drydock.client;

import io.drydock.proto.v1.Document;

/** One change. A BOOKMARK's document holds only its revision, up to which all was sent. */
public record WatchEvent(Type type, Document document) {

  /** The types that a watch sends, by Kubernetes' names. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED,
    BOOKMARK
  }
}
