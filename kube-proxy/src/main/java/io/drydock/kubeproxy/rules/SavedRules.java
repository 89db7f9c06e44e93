package io.drydock.kubeproxy.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What iptables-save says is in the kernel: the rules of every chain, in the kernel's own spelling,
 * which differs from ours. So chains are compared by the number of their rules.
 */
public final class SavedRules {

  static final SavedRules NONE = new SavedRules(Map.of());

  private final Map<Table, SortedMap<String, List<String>>> tables;

  private SavedRules(Map<Table, SortedMap<String, List<String>>> tables) {
    this.tables = tables;
  }

  /** Reads the output of iptables-save; other tables than ours are passed over. */
  public static SavedRules parse(String output) {
    var tables = new EnumMap<Table, SortedMap<String, List<String>>>(Table.class);
    SortedMap<String, List<String>> chains = new TreeMap<>();
    for (String line : output.lines().toList()) {
      if (line.startsWith("*")) {
        chains = new TreeMap<>();
        var opened = chains;
        Table.of(line.substring(1)).ifPresent(table -> tables.put(table, opened));
      } else if (line.startsWith(":")) {
        chains.put(line.substring(1, line.indexOf(' ')), new ArrayList<>());
      } else if (line.startsWith("-A ")) {
        int end = line.indexOf(' ', 3);
        chains
            .computeIfAbsent(line.substring(3, end), name -> new ArrayList<>())
            .add(line.substring(end + 1));
      }
    }
    return new SavedRules(tables);
  }

  SortedMap<String, List<String>> chains(Table table) {
    return tables.getOrDefault(table, Collections.emptySortedMap());
  }

  /** The rule behind a jump as the kernel spells it; empty where it is missing. */
  Optional<String> find(Jump jump) {
    var target = "-j " + jump.target();
    return chains(jump.table()).getOrDefault(jump.builtIn(), List.of()).stream()
        .filter(rule -> rule.endsWith(target))
        .findFirst();
  }

  /** What someone else changed: a sentence on the first deviation, or empty where all is there. */
  public Optional<String> deviation(Ruleset wanted) {
    for (var jump : Jump.ALL) {
      if (find(jump).isEmpty()) {
        return Optional.of(
            "the %s chain %s no longer leads to %s"
                .formatted(jump.table().lower(), jump.builtIn(), jump.target()));
      }
    }
    for (var table : Table.values()) {
      for (var chain : wanted.chains(table).entrySet()) {
        var actual = chains(table).get(chain.getKey());
        if (actual == null || actual.size() != chain.getValue().size()) {
          return Optional.of(
              "the %s chain %s has %s rules instead of %d"
                  .formatted(
                      table.lower(),
                      chain.getKey(),
                      actual == null ? "no" : actual.size(),
                      chain.getValue().size()));
        }
      }
    }
    return Optional.empty();
  }
}
