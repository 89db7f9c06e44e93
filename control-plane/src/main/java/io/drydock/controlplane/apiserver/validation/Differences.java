package io.drydock.controlplane.apiserver.validation;

import io.drydock.codec.ObjectCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What two states of an object differ in, told the way Kubernetes' messages tell it: the fields in
 * their structure, "-" before what was and "+" before what would be.
 */
public final class Differences {
  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** Begins on a line of its own. */
  public static String text(String type, Object old, Object next) {
    Differences differences = new Differences();
    differences.compare(type, tree(old), tree(next), "");
    return "\n" + String.join("\n", differences.lines) + "\n";
  }

  private static JsonNode tree(Object object) {
    return ObjectCodec.tree(ObjectCodec.encode(object));
  }

  private void compare(String label, JsonNode old, JsonNode next, String indent) {
    if (old.isObject() && next.isObject()) {
      open(label, indent, "{");
      fields(old, next, indent + "\t");
      lines.add("  " + indent + "}" + comma(indent));
    } else if (old.isArray() && next.isArray()) {
      open(label, indent, "{");
      items(old, next, indent + "\t");
      lines.add("  " + indent + "}" + comma(indent));
    } else {
      line("-", label, old, indent);
      line("+", label, next, indent);
    }
  }

  private void open(String label, String indent, String bracket) {
    lines.add(
        "  " + indent + (indent.isEmpty() || label.isEmpty() ? label : label + ": ") + bracket);
  }

  private static String comma(String indent) {
    return indent.isEmpty() ? "" : ",";
  }

  private void fields(JsonNode old, JsonNode next, String indent) {
    SortedSet<String> names = new TreeSet<>(old.propertyNames());
    names.addAll(next.propertyNames());
    int same = 0;
    for (String name : names) {
      if (old.path(name).equals(next.path(name))) {
        same++;
      } else {
        compare(capitalized(name), old.path(name), next.path(name), indent);
      }
    }
    identical(same, "fields", indent);
  }

  private void items(JsonNode old, JsonNode next, String indent) {
    int same = 0;
    for (int i = 0; i < Math.max(old.size(), next.size()); i++) {
      if (old.path(i).equals(next.path(i))) {
        same++;
      } else {
        compare("", old.path(i), next.path(i), indent);
      }
    }
    identical(same, "elements", indent);
  }

  private void identical(int count, String what, String indent) {
    if (count > 0) {
      lines.add("  %s... // %d identical %s".formatted(indent, count, what));
    }
  }

  private void line(String sign, String label, JsonNode value, String indent) {
    if (!(value instanceof MissingNode)) {
      lines.add("%s %s%s%s,".formatted(sign, indent, label.isEmpty() ? "" : label + ": ", value));
    }
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
