package io.drydock.kubelet.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * What Node.status.nodeInfo says of the machine.
 *
 * @param bootId another one each time the node is switched on: a node is a network namespace, so it
 *     is derived from what is new with each
 */
record MachineInfo(
    String machineId,
    String bootId,
    String kernelVersion,
    String osImage,
    String operatingSystem,
    String architecture) {

  static MachineInfo read(String cluster, String nodeName, String nodeIp) {
    return new MachineInfo(
        hash(cluster + "/" + nodeName).replace("-", ""),
        hash(file("/proc/sys/kernel/random/boot_id") + namespace() + link(nodeIp)),
        file("/proc/sys/kernel/osrelease"),
        prettyName(),
        System.getProperty("os.name").toLowerCase(Locale.ROOT),
        architecture(System.getProperty("os.arch")));
  }

  private static String namespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Index and hardware address of the node's interface: made anew with the node's cable. */
  private static String link(String nodeIp) {
    try {
      NetworkInterface link = NetworkInterface.getByInetAddress(InetAddress.getByName(nodeIp));
      return link == null ? "" : link.getIndex() + Arrays.toString(link.getHardwareAddress());
    } catch (IOException e) {
      return "";
    }
  }

  private static String prettyName() {
    return file("/etc/os-release")
        .lines()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst()
        .orElse("Linux");
  }

  private static String architecture(String ofJava) {
    return switch (ofJava) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> ofJava;
    };
  }

  private static String file(String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
