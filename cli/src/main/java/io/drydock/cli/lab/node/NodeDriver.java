package io.drydock.cli.lab.node;

import java.util.List;

/**
 * Makes and unmakes the machine that a node is: its network, the place its processes run in, and
 * its pods' containers. Called by the supervisor. Every operation may be repeated.
 */
public interface NodeDriver {
  /** Makes the node's machine, or what of it is missing. */
  void powerOn(Machine machine);

  /** Cuts the node's network; from here on nobody hears of it. */
  void cut(Machine machine);

  /**
   * Removes whatever ran on the node and its network: processes, containers, mounts, cgroup,
   * namespace.
   */
  void reap(Machine machine);

  /** The command that runs a program on the node. */
  List<String> inside(Machine machine, List<String> command);

  /** Names of the nodes that have a machine at the moment. */
  List<String> machines();
}
