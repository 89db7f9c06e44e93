package io.drydock.cli.command;

import io.drydock.api.Kind;

/** How kubectl names an object in a line of output. Pure. */
final class ResourceNames {

  private ResourceNames() {}

  /** "pod/web", "deployment.apps/web". */
  static String of(Kind<?> kind, String name) {
    return type(kind) + "/" + name;
  }

  /** "pod", "deployment.apps". */
  static String type(Kind<?> kind) {
    return kind.group().isEmpty() ? kind.singular() : kind.singular() + "." + kind.group();
  }
}
