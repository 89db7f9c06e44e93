package io.drydock.kubeproxy.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What iptables-restore --noflush does, as far as its manual promises it, and the refusals by which
 * the kernel would undo a whole table: unknown chains, and the deletion of a chain still in use.
 */
final class ModelKernel {

  private Map<String, Map<String, List<String>>> tables = new TreeMap<>();

  ModelKernel(String saved) {
    restore(saved);
  }

  SavedRules saved() {
    return SavedRules.parse(toString());
  }

  void restore(String script) {
    String table = "";
    for (var line : script.lines().toList()) {
      if (line.startsWith("*")) {
        table = line.substring(1);
        tables.computeIfAbsent(table, t -> new TreeMap<>());
      } else if (line.equals("COMMIT")) {
        check(tables.get(table));
      } else {
        apply(tables.get(table), line);
      }
    }
  }

  private static void apply(Map<String, List<String>> chains, String line) {
    var words = line.split(" ", 3);
    switch (line.substring(0, 2)) {
      case "-A" -> chain(chains, words[1]).add(words[2]);
      case "-I" -> chain(chains, words[1]).addFirst(words[2].replaceFirst("^1 ", ""));
      case "-D" -> require(chain(chains, words[1]).remove(words[2]), line);
      case "-X" -> require(chains.remove(words[1]).isEmpty(), line);
      default -> chains.put(words[0].substring(1), new ArrayList<>());
    }
  }

  private static void check(Map<String, List<String>> chains) {
    for (var rules : chains.values()) {
      for (var rule : rules) {
        var target = rule.replaceFirst(".*-j (\\S+).*", "$1");
        require(!target.startsWith("KUBE-") || chains.containsKey(target), rule);
      }
    }
  }

  private static List<String> chain(Map<String, List<String>> chains, String name) {
    require(chains.containsKey(name), "no chain " + name);
    return chains.get(name);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("iptables-restore would refuse: " + what);
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    tables.forEach((table, chains) -> {
      text.append('*').append(table).append('\n');
      chains.keySet().forEach(name -> text.append(':').append(name).append(" - [0:0]\n"));
      chains.forEach(
          (name, rules) -> rules.forEach(rule -> text.append("-A " + name + " " + rule + "\n")));
      text.append("COMMIT\n");
    });
    return text.toString();
  }
}
