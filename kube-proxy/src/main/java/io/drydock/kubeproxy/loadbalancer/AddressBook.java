package io.drydock.kubeproxy.loadbalancer;

import io.drydock.kubeproxy.host.CommandException;
import io.drydock.kubeproxy.host.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load balancer addresses on the node's uplink. They carry a label of ours ("eth0:lb"), so that
 * a proxy that starts anew knows which of the interface's addresses its predecessor took.
 */
public final class AddressBook {

  private static final Logger log = LoggerFactory.getLogger(AddressBook.class);
  private static final int LONGEST_LABEL = 15;
  private static final List<List<String>> ARPING =
      List.of(List.of("busybox", "arping"), List.of("arping"));

  private final Commands commands;
  private final String device;
  private final String label;

  /**
   * Looks after one interface.
   *
   * @throws IllegalArgumentException where the interface's name leaves no room for a label
   */
  public AddressBook(Commands commands, String device) {
    this.commands = commands;
    this.device = device;
    this.label = device + ":lb";
    if (label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "--interface=%s is too long for the address label %s: give it at most %d letters."
              .formatted(device, label, LONGEST_LABEL - ":lb".length()));
    }
  }

  /**
   * Looks whether the interface is there.
   *
   * @throws IllegalStateException where there is no such interface
   */
  public void probe() throws InterruptedException {
    if (!commands.run("ip", "link", "show", "dev", device).succeeded()) {
      throw new IllegalStateException(
          "There is no interface %s in this network namespace: name the node's uplink with --interface."
              .formatted(device));
    }
  }

  /** The addresses that carry our label. */
  Set<String> held() throws InterruptedException {
    var held = new TreeSet<String>();
    var shown = commands.require("ip", "-4", "-o", "addr", "show", "dev", device, "label", label);
    for (var line : shown.lines().toList()) {
      var words = List.of(line.strip().split("\\s+"));
      var address = words.get(words.indexOf("inet") + 1);
      held.add(address.replaceFirst("/.*", ""));
    }
    return held;
  }

  void add(String address) throws InterruptedException {
    commands.require("ip", "addr", "replace", address + "/32", "dev", device, "label", label);
  }

  void remove(String address) throws InterruptedException {
    commands.require("ip", "addr", "del", address + "/32", "dev", device);
  }

  /** Tells the neighbours three times within two seconds where the address is; returns at once. */
  void tellNeighbours(String address) {
    var _ = Thread.ofVirtual().name("arping-" + address).start(() -> gratuitousArp(address));
  }

  private void gratuitousArp(String address) {
    try {
      for (var program : ARPING) {
        if (announced(program, address)) {
          return;
        }
      }
      log.atWarn()
          .addKeyValue("address", address)
          .addKeyValue("remedy", "install the package busybox-static or iputils-arping")
          .log("Neighbours learn of the address only when their ARP entry expires");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean announced(List<String> program, String address) throws InterruptedException {
    var command = new ArrayList<>(program);
    command.addAll(List.of("-U", "-c", "3", "-I", device, "-s", address, address));
    try {
      return !commands.run(command, "").errors().contains("not found");
    } catch (CommandException e) {
      return false;
    }
  }
}
