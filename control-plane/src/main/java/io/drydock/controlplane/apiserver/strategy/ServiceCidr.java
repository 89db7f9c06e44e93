package io.drydock.controlplane.apiserver.strategy;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IPv4 range of the Services' cluster addresses. As in Kubernetes its lower band is left to
 * addresses that users choose; the others are drawn from above it.
 *
 * @param base the network's address as a number
 * @param size how many addresses it holds, network and broadcast address included
 */
public record ServiceCidr(long base, long size) {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
  private static final int TRIES = 64;

  public static ServiceCidr parse(String text) {
    String[] parts = text.split("/", -1);
    Optional<Long> address = number(parts[0]);
    if (parts.length != 2 || address.isEmpty() || !parts[1].matches("\\d{1,2}")) {
      throw new IllegalArgumentException(
          "--service-cluster-ip-range " + text + " is no IPv4 range such as 10.96.0.0/16");
    }
    int prefix = Integer.parseInt(parts[1]);
    if (prefix < 8 || prefix > 28) {
      throw new IllegalArgumentException(
          "--service-cluster-ip-range " + text + ": use a prefix length from 8 to 28");
    }
    long size = 1L << (32 - prefix);
    return new ServiceCidr(address.get() / size * size, size);
  }

  /** Empty where the text is no IPv4 address. */
  static Optional<Long> number(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = 0;
    for (int group = 1; group <= 4; group++) {
      int octet = Integer.parseInt(matcher.group(group));
      if (octet > 255) {
        return Optional.empty();
      }
      number = number * 256 + octet;
    }
    return Optional.of(number);
  }

  /** The address at a place in the range; 1 is the first that can be used. */
  public String address(long offset) {
    long number = base + offset;
    return "%d.%d.%d.%d"
        .formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
  }

  /** Whether a Service may have that address. */
  boolean contains(String address) {
    return number(address).filter(n -> n > base && n < base + size - 1).isPresent();
  }

  /** An address nobody seems to hold; empty where the range is used up. */
  Optional<String> free(Claims claims, java.util.function.UnaryOperator<String> key) {
    long reserved = Math.min(Math.max(16, size / 16), 256);
    RandomGenerator random = RandomGenerator.getDefault();
    for (int i = 0; i < TRIES && size > reserved + 1; i++) {
      String address = address(random.nextLong(reserved, size - 1));
      if (!claims.seemsTaken(key.apply(address))) {
        return Optional.of(address);
      }
    }
    for (long offset = size - 2; offset > 0; offset--) {
      if (!claims.seemsTaken(key.apply(address(offset)))) {
        return Optional.of(address(offset));
      }
    }
    return Optional.empty();
  }
}
