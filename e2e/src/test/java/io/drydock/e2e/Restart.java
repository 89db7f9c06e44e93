package io.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a restart of the host does to one cluster: all that is no file is gone. */
final class Restart {

  private Restart() {}

  static void of(String cluster, Path home, Shell shell) {
    String mark = "DRYDOCK_LAB=" + home.resolve(cluster);
    ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(mark))
        .forEach(ProcessHandle::destroyForcibly);
    String containers = "ps -aq --filter label=io.drydock.cluster=" + cluster;
    shell
        .words("docker", containers)
        .lines()
        .forEach(container -> shell.ok("docker", "rm", "-f", container));
    shell
        .ok("ip", "netns", "list")
        .lines()
        .map(line -> line.split(" ")[0])
        .filter(name -> name.startsWith("dd-" + cluster + "-"))
        .forEach(name -> shell.ok("ip", "netns", "del", name));
    bridges(cluster).forEach(bridge -> shell.ok("ip", "link", "del", bridge));
    for (String table : List.of("filter", "nat")) {
      shell
          .ok("iptables", "-w", "-t", table, "-S")
          .lines()
          .map(rule -> rule.replace("\"", ""))
          .filter(rule -> rule.contains("--comment drydock:" + cluster + " "))
          .forEach(rule -> shell.words("iptables", "-w -t " + table + " -D" + rule.substring(2)));
    }
    mounts(home.resolve(cluster)).forEach(point -> shell.ok("umount", point));
  }

  private static List<String> environment(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", Long.toString(process.pid()), "environ");
      return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
    } catch (IOException e) {
      return List.of(); // it has ended, or belongs to the kernel
    }
  }

  private static List<String> bridges(String cluster) {
    try (Stream<Path> devices = Files.list(Path.of("/sys/class/net"))) {
      return devices
          .filter(device -> Files.exists(device.resolve("ifalias")))
          .filter(device -> read(device.resolve("ifalias")).startsWith("drydock:" + cluster + " "))
          .map(device -> device.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> mounts(Path folder) {
    return read(Path.of("/proc/mounts"))
        .lines()
        .map(line -> line.split(" ")[1])
        .filter(point -> point.startsWith(folder + "/"))
        .sorted(java.util.Comparator.reverseOrder())
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
