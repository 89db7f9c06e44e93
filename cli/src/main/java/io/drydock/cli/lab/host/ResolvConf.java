package io.drydock.cli.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The host's own name servers, as far as a node can reach them: those on the loopback it cannot.
 */
public final class ResolvConf {
  private static final List<Path> FILES =
      List.of(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));

  private ResolvConf() {}

  /** IPv4 addresses, in order; empty where there are none. */
  public static List<String> upstreams() {
    return FILES.stream()
        .flatMap(ResolvConf::lines)
        .filter(line -> line.startsWith("nameserver"))
        .map(line -> line.substring("nameserver".length()).strip())
        .filter(address -> address.matches("[0-9.]+") && !address.startsWith("127."))
        .distinct()
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
