package io.drydock.kubeproxy;

import io.drydock.kubeproxy.state.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The resolvers outside the cluster, from the flag or from the system. */
final class UpstreamServers {

  private static final int DNS_PORT = 53;
  private static final Pattern FORM = Pattern.compile("([\\d.]+)(?::(\\d{1,5}))?");

  private UpstreamServers() {}

  /**
   * @param list "ip[:port],…"; may be empty
   * @param own the address of the cluster's DNS, which must not be asked by itself
   */
  static List<InetSocketAddress> parse(String list, String own) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> server(text, own))
        .toList();
  }

  /** Those of a resolv.conf that a node can reach: loopback is another place in each namespace. */
  static List<InetSocketAddress> ofSystem(Path file, String own) {
    try (var lines = Files.lines(file)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 1 && words[0].equals("nameserver"))
          .map(words -> words[1])
          .filter(ip -> Addresses.isIpv4(ip) && !ip.startsWith("127.") && !ip.equals(own))
          .map(ip -> server(ip, own))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static InetSocketAddress server(String text, String own) {
    var match = FORM.matcher(text);
    if (!match.matches() || !Addresses.isIpv4(match.group(1))) {
      throw new IllegalArgumentException(
          "--dns-upstream: %s is no resolver: write ip or ip:port.".formatted(text));
    }
    if (match.group(1).equals(own)) {
      throw new IllegalArgumentException(
          "--dns-upstream: %s is the cluster's own DNS: name a resolver outside.".formatted(own));
    }
    int port = match.group(2) == null ? DNS_PORT : Integer.parseInt(match.group(2));
    return new InetSocketAddress(InetAddress.ofLiteral(match.group(1)), port);
  }
}
