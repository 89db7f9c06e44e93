package io.drydock.cli.lab.prerequisite;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part that the host must have, the files that prove it, and the Debian and Ubuntu package that
 * brings it.
 */
enum Requirement {
  ETCD("etcd", "etcd-server", "etcd"),
  DOCKER("Docker Engine", "docker.io", "dockerd"),
  IPTABLES("iptables", "iptables", "iptables", "iptables-restore"),
  CONNTRACK("conntrack", "conntrack", "conntrack"),
  IPROUTE("ip", "iproute2", "ip", "ss"),
  UTIL_LINUX("nsenter and setsid", "util-linux", "nsenter", "setsid"),
  CNI(
      "the CNI plugins bridge, host-local and loopback",
      "containernetworking-plugins",
      "/usr/lib/cni/bridge",
      "/usr/lib/cni/host-local",
      "/usr/lib/cni/loopback"),
  BUSYBOX("a static busybox for local images", "busybox-static", "busybox");

  private final String what;
  private final String debianPackage;
  private final List<String> files;

  Requirement(String what, String debianPackage, String... files) {
    this.what = what;
    this.debianPackage = debianPackage;
    this.files = List.of(files);
  }

  String what() {
    return what;
  }

  String debianPackage() {
    return debianPackage;
  }

  Stream<String> files() {
    return files.stream();
  }
}
