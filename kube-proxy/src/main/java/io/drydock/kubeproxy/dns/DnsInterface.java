package io.drydock.kubeproxy.dns;

import io.drydock.kubeproxy.host.CommandException;
import io.drydock.kubeproxy.host.Commands;
import java.util.List;

/**
 * The interface that makes the cluster DNS address the node's own. It outlives the proxy, so that a
 * restart takes nothing away.
 */
public final class DnsInterface {

  static final String NAME = "kube-dns0";

  private final Commands commands;

  public DnsInterface(Commands commands) {
    this.commands = commands;
  }

  /** Makes the interface, or whatever of it is missing. */
  public void ensure(String address) throws InterruptedException {
    if (!exists()) {
      create();
    }
    commands.require("ip", "addr", "replace", address + "/32", "dev", NAME);
    commands.require("ip", "link", "set", NAME, "up");
  }

  /** A bridge without ports does as well where the kernel has no dummy devices. */
  private void create() throws InterruptedException {
    if (!commands.run("ip", "link", "add", NAME, "type", "dummy").succeeded()) {
      commands.require("ip", "link", "add", NAME, "type", "bridge");
    }
  }

  public void remove() throws InterruptedException {
    if (exists()) {
      commands.require("ip", "link", "del", NAME);
    }
  }

  private boolean exists() throws InterruptedException {
    var shown = commands.run("ip", "link", "show", NAME);
    if (!shown.succeeded() && !shown.errors().contains("does not exist")) {
      throw CommandException.failed(List.of("ip", "link", "show", NAME), shown);
    }
    return shown.succeeded();
  }
}
