package io.drydock.cli.lab.address;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An IPv4 range in CIDR notation; the base has no host bits. */
public record Subnet(int base, int prefix) {
  public Subnet {
    base &= mask(prefix);
  }

  /**
   * Reads "10.89.0.0/24"; a bare address is a /32.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  @JsonCreator
  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    int prefix = slash < 0 ? 32 : number(text, text.substring(slash + 1), 32);
    return new Subnet(address(text, address), prefix);
  }

  public String address(int offset) {
    int value = base + offset;
    return "%d.%d.%d.%d"
        .formatted(value >>> 24, value >>> 16 & 0xff, value >>> 8 & 0xff, value & 0xff);
  }

  public boolean overlaps(Subnet other) {
    int shared = mask(Math.min(prefix, other.prefix));
    return (base & shared) == (other.base & shared);
  }

  @Override
  @JsonValue
  public String toString() {
    return address(0) + "/" + prefix;
  }

  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (32 - prefix);
  }

  private static int address(String text, String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("\"" + text + "\" is not an IPv4 range like 10.89.0.0/24");
    }
    int value = 0;
    for (String part : parts) {
      value = value << 8 | number(text, part, 255);
    }
    return value;
  }

  private static int number(String text, String part, int most) {
    try {
      int value = Integer.parseInt(part);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("\"" + text + "\" is not an IPv4 range like 10.89.0.0/24");
  }
}
