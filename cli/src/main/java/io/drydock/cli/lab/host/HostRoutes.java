package io.drydock.cli.lab.host;

import io.drydock.cli.lab.address.HostNetwork;
import io.drydock.cli.lab.address.Subnet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the host's IPv4 routes and interfaces. */
public final class HostRoutes {
  private HostRoutes() {}

  public static HostNetwork observe() {
    return new HostNetwork(parse(HostCommand.require("ip", "-4", "route", "show")), interfaces());
  }

  /** The ranges in the output of {@code ip -4 route show}; the default route is none. */
  static List<HostNetwork.Use> parse(String output) {
    var uses = new ArrayList<HostNetwork.Use>();
    for (String line : output.split("\n")) {
      String[] words = line.strip().split("\\s+");
      range(words[0]).ifPresent(range -> uses.add(new HostNetwork.Use(range, device(words))));
    }
    return List.copyOf(uses);
  }

  private static Optional<Subnet> range(String word) {
    boolean address = !word.isEmpty() && Character.isDigit(word.charAt(0));
    return address ? Optional.of(Subnet.parse(word)) : Optional.empty();
  }

  private static String device(String[] words) {
    for (int i = 0; i < words.length - 1; i++) {
      if (words[i].equals("dev")) {
        return words[i + 1];
      }
    }
    return "?";
  }

  private static Set<String> interfaces() {
    try (var names = Files.list(Path.of("/sys/class/net"))) {
      return names
          .map(name -> name.getFileName().toString())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
