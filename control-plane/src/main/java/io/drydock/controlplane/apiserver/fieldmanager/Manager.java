package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.Comparator;

/**
 * Who manages fields, as one entry of managedFields: the same name with another operation, by
 * another subresource, or updating at another version is another manager.
 *
 * @param apiVersion at which it writes; an applier is the same at every version, so "" there
 * @param subresource "" for the object itself
 */
public record Manager(String name, Operation operation, String apiVersion, String subresource) {

  /** How fields came to be managed. */
  public enum Operation {
    APPLY("Apply"),
    UPDATE("Update");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static final Comparator<Manager> ORDER =
      Comparator.comparing(Manager::name)
          .thenComparing(Manager::apiVersion)
          .thenComparing(Manager::subresource)
          .thenComparing(Manager::operation);

  public static Manager applier(String name, String subresource) {
    return new Manager(name, Operation.APPLY, "", subresource);
  }

  public static Manager updater(String name, String apiVersion, String subresource) {
    return new Manager(name, Operation.UPDATE, apiVersion, subresource);
  }

  boolean applies() {
    return operation == Operation.APPLY;
  }

  /** As a conflict names it. */
  String display() {
    String shown = "\"" + name + "\"";
    if (!subresource.isEmpty()) {
      shown += " with subresource \"" + subresource + "\"";
    }
    return applies() ? shown : shown + " using " + apiVersion;
  }
}
