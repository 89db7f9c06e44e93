package io.drydock.kubeproxy.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Input for {@code iptables-restore --noflush}. Each table is one transaction, so a connection
 * meets either the old rules or the new ones. Only chains that are named are touched.
 *
 * @param text empty where there is nothing to do
 */
public record RestoreScript(String text) {

  private static final List<String> SERVICE_CHAINS =
      List.of("KUBE-SVC-", "KUBE-SVL-", "KUBE-SEP-", "KUBE-EXT-", "KUBE-FW-");
  private static final Set<String> FIXED_CHAINS =
      Set.of(
          "KUBE-SERVICES",
          "KUBE-EXTERNAL-SERVICES",
          "KUBE-NODEPORTS",
          "KUBE-MARK-MASQ",
          "KUBE-POSTROUTING",
          "KUBE-FORWARD",
          "KUBE-PROXY-FIREWALL");

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** Writes the chains that differ and deletes those that are no longer wanted. */
  public static RestoreScript difference(Ruleset before, Ruleset wanted) {
    var tables = new ArrayList<String>();
    for (var table : Table.values()) {
      var old = before.chains(table);
      var now = wanted.chains(table);
      var changed =
          now.keySet().stream().filter(name -> !now.get(name).equals(old.get(name))).toList();
      var stale = old.keySet().stream().filter(name -> !now.containsKey(name)).toList();
      if (!changed.isEmpty() || !stale.isEmpty()) {
        tables.add(section(table, changed, stale, rules(now, changed)));
      }
    }
    return new RestoreScript(String.join("", tables));
  }

  /** Writes every chain and the jumps that are missing, and deletes leftovers of ours. */
  public static RestoreScript full(Ruleset wanted, SavedRules saved) {
    var tables = new ArrayList<String>();
    for (var table : Table.values()) {
      var now = wanted.chains(table);
      var stale =
          saved.chains(table).keySet().stream()
              .filter(name -> isServiceChain(name) && !now.containsKey(name))
              .toList();
      var missing =
          Jump.ALL.reversed().stream()
              .filter(jump -> jump.table() == table && saved.find(jump).isEmpty())
              .map(jump -> "-I " + jump.builtIn() + " 1 " + jump.rule());
      var rules = Stream.concat(rules(now, now.keySet()).stream(), missing).toList();
      tables.add(section(table, now.keySet(), stale, rules));
    }
    return new RestoreScript(String.join("", tables));
  }

  /** Deletes everything that the proxy ever makes. */
  public static RestoreScript removal(SavedRules saved) {
    var tables = new ArrayList<String>();
    for (var table : Table.values()) {
      var ours =
          saved.chains(table).keySet().stream()
              .filter(name -> isServiceChain(name) || FIXED_CHAINS.contains(name))
              .toList();
      var jumps =
          saved.chains(table).entrySet().stream()
              .filter(chain -> !ours.contains(chain.getKey()))
              .flatMap(chain -> leadingTo(new HashSet<>(ours), chain.getKey(), chain.getValue()))
              .toList();
      if (!ours.isEmpty()) {
        tables.add(section(table, List.of(), ours, jumps));
      }
    }
    return new RestoreScript(String.join("", tables));
  }

  private static Stream<String> leadingTo(Set<String> targets, String chain, List<String> rules) {
    return rules.stream()
        .filter(rule -> targets.contains(rule.substring(rule.lastIndexOf(' ') + 1)))
        .map(rule -> "-D " + chain + " " + rule);
  }

  private static boolean isServiceChain(String name) {
    return SERVICE_CHAINS.stream().anyMatch(name::startsWith);
  }

  private static List<String> rules(
      SortedMap<String, List<String>> chains, Collection<String> names) {
    return names.stream()
        .flatMap(name -> chains.get(name).stream().map(rule -> "-A " + name + " " + rule))
        .toList();
  }

  /** A declared chain is emptied; a stale one can be deleted once no rule leads to it. */
  private static String section(
      Table table, Collection<String> written, Collection<String> stale, List<String> rules) {
    var text = new StringBuilder("*").append(table.lower()).append('\n');
    written.forEach(name -> text.append(':').append(name).append(" - [0:0]\n"));
    stale.forEach(name -> text.append(':').append(name).append(" - [0:0]\n"));
    rules.forEach(rule -> text.append(rule).append('\n'));
    stale.forEach(name -> text.append("-X ").append(name).append('\n'));
    return text.append("COMMIT\n").toString();
  }
}
