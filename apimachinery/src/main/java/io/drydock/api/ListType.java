package io.drydock.api;

/** How server-side apply treats a list: as one value, as a set of values, or element by element. */
public enum ListType {
  ATOMIC("atomic"),
  SET("set"),
  MAP("map");

  private final String text;

  ListType(String text) {
    this.text = text;
  }

  /** As it stands in x-kubernetes-list-type. */
  public String text() {
    return text;
  }
}
