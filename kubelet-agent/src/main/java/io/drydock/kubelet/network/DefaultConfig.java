package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The network configuration that is written where nobody brought one: a bridge with host-local
 * addresses and host ports. Any other configuration in the folder wins, so that any CNI plugin
 * fits.
 */
final class DefaultConfig {
  private static final String FILE = "10-drydock.conflist";
  static final String NETWORK = "drydock";

  private final NetworkSettings settings;

  DefaultConfig(NetworkSettings settings) {
    this.settings = settings;
  }

  void write(String podCidr, int mtu) {
    Path file = settings.configDir().resolve(FILE);
    try {
      Files.createDirectories(settings.configDir());
      if (alone()) {
        Path fresh = settings.rootDir().resolve("cni/" + FILE + ".new");
        Files.write(fresh, ObjectCodec.encode(config(podCidr, mtu)));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new PodNetworkException(
          "cannot write %s: %s; free space or fix permissions under --root-dir"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private boolean alone() throws IOException {
    try (Stream<Path> files = Files.list(settings.configDir())) {
      return files.allMatch(file -> file.endsWith(FILE));
    }
  }

  private Map<String, Object> config(String podCidr, int mtu) {
    Map<String, Object> addresses =
        Map.of(
            "type",
            "host-local",
            "dataDir",
            settings.addressDir().toString(),
            "ranges",
            List.of(List.of(Map.of("subnet", podCidr))),
            "routes",
            List.of(Map.of("dst", "0.0.0.0/0")));
    Map<String, Object> bridge =
        Map.of(
            "type",
            "bridge",
            "bridge",
            "cni0",
            "isGateway",
            true,
            "forceAddress",
            true,
            "hairpinMode",
            true,
            "ipMasq",
            false,
            "mtu",
            mtu,
            "ipam",
            addresses);
    Map<String, Object> ports =
        Map.of("type", "portmap", "capabilities", Map.of("portMappings", true), "snat", true);
    return Map.of(
        "cniVersion", CniConfig.VERSION, "name", NETWORK, "plugins", List.of(bridge, ports));
  }
}
