package io.drydock.kubelet.cgroup;

/**
 * Where a node's cgroup and its containers' lie, relative to a hierarchy's root.
 *
 * @param driver decides between plain folders and systemd's slices and scopes
 */
record CgroupLayout(CgroupDriver driver, String cluster, String node) {

  /** What the engine is given as cgroup parent. */
  String parent() {
    return switch (driver) {
      case CGROUPFS -> "/drydock/" + cluster + "/" + node;
      case SYSTEMD -> slice("drydock", cluster, node);
    };
  }

  /** The node's cgroup. */
  String path() {
    return switch (driver) {
      case CGROUPFS -> "drydock/" + cluster + "/" + node;
      case SYSTEMD -> slice("drydock") + "/" + slice("drydock", cluster) + "/" + parent();
    };
  }

  /** A container's cgroup. */
  String path(String containerId) {
    return path()
        + "/"
        + switch (driver) {
          case CGROUPFS -> containerId;
          case SYSTEMD -> "docker-" + containerId + ".scope";
        };
  }

  /**
   * A slice's name tells its parents by dashes, so dashes in the parts are escaped as
   * systemd-escape(1) does.
   */
  private static String slice(String... parts) {
    StringBuilder name = new StringBuilder();
    for (String part : parts) {
      name.append(name.isEmpty() ? "" : "-").append(part.replace("-", "\\x2d"));
    }
    return name + ".slice";
  }
}
