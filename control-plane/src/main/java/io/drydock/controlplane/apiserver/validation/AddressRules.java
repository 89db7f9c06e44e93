package io.drydock.controlplane.apiserver.validation;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses and ranges of them. */
public final class AddressRules {
  private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

  private AddressRules() {}

  public static void ip(@Nullable String text, Field field) {
    if (parse(text).isEmpty()) {
      field.invalid(orEmpty(text), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }
  }

  public static void ipv4(@Nullable String text, Field field) {
    if (parse(text).filter(Inet4Address.class::isInstance).isEmpty()) {
      field.invalid(orEmpty(text), "must be a valid IPv4 address");
    }
  }

  public static void ipv6(@Nullable String text, Field field) {
    if (parse(text).filter(address -> !(address instanceof Inet4Address)).isEmpty()) {
      field.invalid(orEmpty(text), "must be a valid IPv6 address");
    }
  }

  public static void cidr(@Nullable String text, Field field) {
    if (Cidr.parse(orEmpty(text)).isEmpty()) {
      field.invalid(
          orEmpty(text), "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
    }
  }

  /** Not an address that means this host, this link or nobody. */
  public static void ordinary(@Nullable String text, Field field) {
    Optional<InetAddress> address = parse(text);
    if (address.isEmpty()) {
      field.invalid(orEmpty(text), "must be a valid IP address");
      return;
    }
    InetAddress ip = address.get();
    if (ip.isAnyLocalAddress()) {
      field.invalid(text, "may not be unspecified (%s)".formatted(text));
    }
    if (ip.isLoopbackAddress()) {
      field.invalid(text, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
    }
    if (ip.isLinkLocalAddress()) {
      field.invalid(text, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
    }
    if (isLinkLocalMulticast(ip)) {
      field.invalid(text, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
  }

  private static boolean isLinkLocalMulticast(InetAddress ip) {
    byte[] bytes = ip.getAddress();
    return ip.isMCLinkLocal()
        || (bytes.length == 4 && bytes[0] == (byte) 224 && bytes[1] == 0 && bytes[2] == 0);
  }

  /** IPv4 numbers may have leading zeros, which mean nothing. */
  public static Optional<InetAddress> parse(@Nullable String text) {
    if (text == null || text.contains("%")) {
      return Optional.empty();
    }
    String bare = text.contains(":") ? text : LEADING_ZEROS.matcher(text).replaceAll("");
    return InetAddresses.isInetAddress(bare)
        ? Optional.of(InetAddresses.forString(bare))
        : Optional.empty();
  }

  public static boolean isIpv6(@Nullable String text) {
    return parse(text).filter(address -> !(address instanceof Inet4Address)).isPresent();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
