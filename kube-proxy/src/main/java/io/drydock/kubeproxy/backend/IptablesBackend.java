package io.drydock.kubeproxy.backend;

import io.drydock.kubeproxy.host.CommandException;
import io.drydock.kubeproxy.host.Commands;
import io.drydock.kubeproxy.rules.IptablesRules;
import io.drydock.kubeproxy.rules.RestoreScript;
import io.drydock.kubeproxy.rules.Ruleset;
import io.drydock.kubeproxy.rules.SavedRules;
import io.drydock.kubeproxy.state.ProxyState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Routing by iptables, whichever of its two kinds the system has. Writes all chains at the first
 * sync, adopting what a predecessor left, and afterwards only those that changed.
 */
public final class IptablesBackend implements Backend {

  private static final List<String> RESTORE =
      List.of("iptables-restore", "--noflush", "--wait", "5");

  private final Commands commands;
  private final String clusterCidr;
  private @Nullable Ruleset applied;

  /**
   * @param clusterCidr the addresses of all pods
   */
  public IptablesBackend(Commands commands, String clusterCidr) {
    this.commands = commands;
    this.clusterCidr = clusterCidr;
  }

  /**
   * Tries whether rules can be written at all, by writing none.
   *
   * @throws CommandException with the remedy where they cannot
   */
  public void probe() throws InterruptedException {
    restore(new RestoreScript("*nat\nCOMMIT\n*filter\nCOMMIT\n"));
    var _ = saved();
  }

  @Override
  public void sync(ProxyState wanted) throws InterruptedException {
    var rules = IptablesRules.of(wanted, clusterCidr);
    var before = applied;
    var script =
        before == null
            ? RestoreScript.full(rules, saved())
            : RestoreScript.difference(before, rules);
    applied = null;
    restore(script);
    applied = rules;
  }

  @Override
  public Optional<String> deviation() throws InterruptedException {
    return applied == null ? Optional.empty() : saved().deviation(applied);
  }

  @Override
  public void forget() {
    applied = null;
  }

  @Override
  public int rules() {
    var current = applied;
    return current == null ? 0 : current.size();
  }

  @Override
  public void remove() throws InterruptedException {
    applied = null;
    restore(RestoreScript.removal(saved()));
  }

  private SavedRules saved() throws InterruptedException {
    return SavedRules.parse(commands.require("iptables-save"));
  }

  private void restore(RestoreScript script) throws InterruptedException {
    if (script.isEmpty()) {
      return;
    }
    var outcome = commands.run(RESTORE, script.text());
    if (!outcome.succeeded()) {
      throw CommandException.failed(RESTORE, outcome);
    }
  }
}
