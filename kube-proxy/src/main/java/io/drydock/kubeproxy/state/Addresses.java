package io.drydock.kubeproxy.state;

import java.util.regex.Pattern;

/** IPv4 addresses and blocks as text: the proxy's rules are IPv4 only. */
public final class Addresses {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  private Addresses() {}

  public static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** Whether the text is "a.b.c.d/n" with n from 0 to 32. */
  public static boolean isIpv4Block(String text) {
    int slash = text.indexOf('/');
    return slash > 0
        && isIpv4(text.substring(0, slash))
        && text.substring(slash + 1).matches("[12]?\\d|3[0-2]");
  }

  /** Whether an address lies in a block; both must be well formed. */
  public static boolean contains(String block, String address) {
    int slash = block.indexOf('/');
    int prefix = Integer.parseInt(block.substring(slash + 1));
    long mask = prefix == 0 ? 0 : -1L << (32 - prefix);
    return (number(block.substring(0, slash)) & mask) == (number(address) & mask);
  }

  /** By number, so that 10.0.0.9 comes before 10.0.0.10. */
  static int compare(String left, String right) {
    return Long.compare(number(left), number(right));
  }

  private static long number(String address) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }
}
