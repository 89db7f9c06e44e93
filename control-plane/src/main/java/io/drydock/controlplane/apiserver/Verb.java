package io.drydock.controlplane.apiserver;

import java.util.Locale;

/** What a request does, by the names that authorization rules use. */
public enum Verb {
  GET,
  LIST,
  WATCH,
  CREATE,
  UPDATE,
  PATCH,
  DELETE,
  DELETECOLLECTION;

  public boolean isRead() {
    return this == GET || this == LIST || this == WATCH;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
