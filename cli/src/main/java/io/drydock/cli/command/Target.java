package io.drydock.cli.command;

import io.drydock.api.Kind;
import java.util.List;

/**
 * Objects of one kind that a command is about.
 *
 * @param names none: all of them, or those that a selector picks
 */
record Target(Kind<?> kind, List<String> names) {

  boolean isWhole() {
    return names.isEmpty();
  }
}
