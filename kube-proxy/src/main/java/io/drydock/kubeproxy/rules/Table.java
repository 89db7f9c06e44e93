package io.drydock.kubeproxy.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tables in which the proxy has chains. */
public enum Table {
  FILTER,
  NAT;

  /** As iptables names it: "nat". */
  public String lower() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Table> of(String lower) {
    return Arrays.stream(values()).filter(table -> table.lower().equals(lower)).findFirst();
  }
}
