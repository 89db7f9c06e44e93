package io.drydock.controlplane.controller.service;

import java.util.Collection;
import java.util.Optional;

/** The addresses, from first to last, that LoadBalancer Services may get. */
record AddressPool(long first, long last) {

  /**
   * Reads "10.89.0.200-10.89.0.250"; the empty string is a pool without addresses.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static AddressPool parse(String range) {
    if (range.isEmpty()) {
      return new AddressPool(1, 0);
    }
    String[] ends = range.split("-", -1);
    if (ends.length != 2) {
      throw unreadable(range);
    }
    var pool = new AddressPool(number(ends[0].strip(), range), number(ends[1].strip(), range));
    if (pool.last < pool.first) {
      throw unreadable(range);
    }
    return pool;
  }

  boolean contains(String address) {
    try {
      long n = number(address, address);
      return first <= n && n <= last;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The lowest address that is not in use; empty where all are. */
  Optional<String> free(Collection<String> used) {
    for (long n = first; n <= last; n++) {
      String address = text(n);
      if (!used.contains(address)) {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return last < first ? "(empty)" : text(first) + "-" + text(last);
  }

  private static long number(String address, String range) {
    String[] parts = address.split("\\.", -1);
    long number = 0;
    for (String part : parts) {
      if (parts.length != 4 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        throw unreadable(range);
      }
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  private static IllegalArgumentException unreadable(String range) {
    return new IllegalArgumentException(
        "--load-balancer-pool \"%s\" is no address range; write one such as 10.89.0.200-10.89.0.250"
            .formatted(range));
  }

  private static String text(long n) {
    return "%d.%d.%d.%d".formatted(n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255);
  }
}
