package io.drydock.kubelet.network;

/** Arithmetic on IPv4 networks in CIDR notation. */
final class Cidr {

  private Cidr() {}

  /** The network that an address with this prefix length belongs to. */
  static String network(String ip, int prefix) {
    long mask = prefix == 0 ? 0 : (0xffffffffL << (32 - prefix)) & 0xffffffffL;
    return format(parse(ip) & mask) + "/" + prefix;
  }

  private static long parse(String ip) {
    long value = 0;
    for (String part : ip.split("\\.", -1)) {
      value = value << 8 | Integer.parseInt(part);
    }
    return value;
  }

  private static String format(long ip) {
    return "%d.%d.%d.%d".formatted(ip >> 24 & 255, ip >> 16 & 255, ip >> 8 & 255, ip & 255);
  }
}
