package io.drydock.cli.lab.spec;

/**
 * One node as it should be. The number gives the address and never changes; powered is false after
 * a kill.
 */
public record NodeSpec(String name, int number, String cpu, String memory, boolean powered) {
  /** What a node has where nobody says anything else. */
  public static final String STANDARD_CPU = "2";

  public static final String STANDARD_MEMORY = "2Gi";

  public NodeSpec withPower(boolean on) {
    return new NodeSpec(name, number, cpu, memory, on);
  }
}
