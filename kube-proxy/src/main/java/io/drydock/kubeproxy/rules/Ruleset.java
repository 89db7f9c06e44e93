package io.drydock.kubeproxy.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proxy's own chains and the rules of each, in order, as iptables-restore takes them.
 * Immutable; made by {@link IptablesRules}, applied through {@link RestoreScript}.
 */
public final class Ruleset {

  static final Ruleset EMPTY = new Ruleset(Map.of());

  private final Map<Table, SortedMap<String, List<String>>> tables;

  private Ruleset(Map<Table, SortedMap<String, List<String>>> tables) {
    this.tables = tables;
  }

  /** Chain name to rules, without the leading "-A chain". */
  public SortedMap<String, List<String>> chains(Table table) {
    return tables.getOrDefault(table, Collections.emptySortedMap());
  }

  /** How many rules there are in all. */
  public int size() {
    return tables.values().stream()
        .flatMap(chains -> chains.values().stream())
        .mapToInt(List::size)
        .sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ruleset that && tables.equals(that.tables);
  }

  @Override
  public int hashCode() {
    return tables.hashCode();
  }

  @Override
  public String toString() {
    return RestoreScript.full(this, SavedRules.NONE).text();
  }

  /** Collects rules in the order in which they shall stand; confined to one thread. */
  static final class Builder {

    private final Map<Table, SortedMap<String, List<String>>> tables = new EnumMap<>(Table.class);

    /** A chain that shall exist even if it has no rule. */
    Builder chain(Table table, String chain) {
      rules(table, chain);
      return this;
    }

    Builder add(Table table, String chain, String rule) {
      rules(table, chain).add(rule);
      return this;
    }

    boolean has(Table table, String chain) {
      return tables.containsKey(table) && tables.get(table).containsKey(chain);
    }

    private List<String> rules(Table table, String chain) {
      return tables
          .computeIfAbsent(table, t -> new TreeMap<>())
          .computeIfAbsent(chain, name -> new ArrayList<>());
    }

    Ruleset build() {
      var copy = new EnumMap<Table, SortedMap<String, List<String>>>(Table.class);
      tables.forEach((table, chains) -> {
        var frozen = new TreeMap<String, List<String>>();
        chains.forEach((name, rules) -> frozen.put(name, List.copyOf(rules)));
        copy.put(table, Collections.unmodifiableSortedMap(frozen));
      });
      return new Ruleset(Collections.unmodifiableMap(copy));
    }
  }
}
