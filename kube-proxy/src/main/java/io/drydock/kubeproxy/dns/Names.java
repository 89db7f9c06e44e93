package io.drydock.kubeproxy.dns;

import io.drydock.kubeproxy.state.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

/** Names and addresses between text and dnsjava. */
final class Names {

  private static final Pattern DASHED = Pattern.compile("\\d{1,3}(-\\d{1,3}){3}");

  private Names() {}

  /** Empty where a label is too long or the name is: such a name cannot be asked for either. */
  static Optional<Name> under(Name domain, String relative) {
    try {
      return Optional.of(Name.fromString(relative, domain));
    } catch (TextParseException e) {
      return Optional.empty();
    }
  }

  static InetAddress address(String ipv4) {
    return InetAddress.ofLiteral(ipv4);
  }

  /** "10.244.1.5" to "5.1.244.10.in-addr.arpa.". */
  static Name reverse(String ipv4) {
    return ReverseMap.fromAddress(address(ipv4));
  }

  /** The address that a name under in-addr.arpa asks for. */
  static Optional<String> reversed(Name name) {
    try {
      return Optional.of(ReverseMap.fromName(name).getHostAddress()).filter(Addresses::isIpv4);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** "10-244-1-5" to "10.244.1.5". */
  static Optional<String> fromDashes(String label) {
    return DASHED.matcher(label).matches()
        ? Optional.of(label.replace('-', '.')).filter(Addresses::isIpv4)
        : Optional.empty();
  }
}
