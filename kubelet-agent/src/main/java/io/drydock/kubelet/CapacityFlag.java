package io.drydock.kubelet;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;

/** A node's capacity as its flag writes it: "cpu=2,memory=2Gi,pods=110". */
final class CapacityFlag {
  private CapacityFlag() {}

  static Map<String, Quantity> parse(String text) {
    Map<String, Quantity> capacity = new TreeMap<>();
    for (String part : text.split(",")) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length != 2) {
        throw wrong(part);
      }
      capacity.put(pair[0], quantity(part, pair[1]));
    }
    for (String needed : new String[] {"cpu", "memory", "pods"}) {
      if (!capacity.containsKey(needed)) {
        throw new IllegalArgumentException(
            "--capacity=" + text + " lacks " + needed + ": give cpu, memory and pods");
      }
    }
    return capacity;
  }

  private static Quantity quantity(String part, String value) {
    try {
      Quantity quantity = Quantity.parse(value);
      if (quantity.getNumericalAmount().signum() <= 0) {
        throw wrong(part);
      }
      return quantity;
    } catch (ArithmeticException | NumberFormatException e) {
      throw wrong(part);
    }
  }

  private static IllegalArgumentException wrong(String part) {
    return new IllegalArgumentException(
        "--capacity: \"" + part + "\" is no resource: write cpu=2,memory=2Gi,pods=110");
  }
}
