package io.drydock.controlplane.apiserver.validation;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses such as 10.0.0.0/8. */
public record Cidr(InetAddress address, int prefix) {

  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    String digits = text.substring(slash + 1);
    if (slash < 0 || !digits.matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(digits);
    return AddressRules.parse(text.substring(0, slash))
        .filter(address -> prefix <= bits(address))
        .map(address -> new Cidr(address, prefix));
  }

  public boolean contains(InetAddress other) {
    int bits = bits(address);
    return bits == bits(other)
        && number(other)
            .shiftRight(bits - prefix)
            .equals(number(address).shiftRight(bits - prefix));
  }

  /** Whether the other range lies within this one and is smaller. */
  public boolean strictlyContains(Cidr other) {
    return contains(other.address) && prefix < other.prefix;
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * 8;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
