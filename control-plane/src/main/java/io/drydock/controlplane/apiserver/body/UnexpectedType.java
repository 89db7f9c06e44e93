package io.drydock.controlplane.apiserver.body;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.MismatchedInputException;

/** A value of the wrong type, where a certain one is expected. */
final class UnexpectedType extends MismatchedInputException {
  private static final long serialVersionUID = 1;
  private final transient JavaType expected;

  UnexpectedType(JsonParser parser, JavaType expected) {
    super(parser, "unexpected type", expected);
    this.expected = expected;
  }

  JavaType expected() {
    return expected;
  }
}
