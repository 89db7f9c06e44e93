package io.drydock.controlplane.apiserver.body;

import tools.jackson.databind.DatabindException;

/** A text that its type cannot read, with the type's own words for it. */
final class Unreadable extends DatabindException {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message);
  }
}
