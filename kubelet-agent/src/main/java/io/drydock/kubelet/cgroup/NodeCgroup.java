package io.drydock.kubelet.cgroup;

import io.drydock.lifecycle.Clock;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The cgroup in which all containers of one node live: {@code /drydock/<cluster>/<node>}, or with
 * the systemd driver a slice of that meaning. Made by the agent at start, emptied and removed by
 * whoever ends the node.
 */
public final class NodeCgroup {
  private final CgroupLayout layout;
  private final CgroupHierarchy hierarchy;
  private final Clock clock;
  private volatile long cpuMillis;

  /**
   * The node's cgroup, for an engine with that driver; touches nothing yet.
   *
   * @param root where the cgroup file system is mounted
   */
  public NodeCgroup(CgroupDriver driver, String cluster, String node, Path root, Clock clock) {
    this(new CgroupLayout(driver, cluster, node), CgroupHierarchy.detect(root), clock);
  }

  NodeCgroup(CgroupLayout layout, CgroupHierarchy hierarchy, Clock clock) {
    this.layout = layout;
    this.hierarchy = hierarchy;
    this.clock = clock;
  }

  /** Makes it where it is missing and sets the limits. Harmless when repeated. */
  public void apply(NodeLimits limits) {
    switch (layout.driver()) {
      case CGROUPFS -> hierarchy.limit(layout.path(), limits);
      case SYSTEMD -> SystemdSlice.limit(layout.parent(), limits);
    }
    cpuMillis = limits.cpuMillis();
  }

  /** What the container engine must be given as cgroup parent. */
  public String parent() {
    return layout.parent();
  }

  /**
   * The ceiling of a container's CPU limit, which the kernel refuses to be more than its parent's;
   * 0: none.
   */
  public long cpuMillis() {
    return cpuMillis;
  }

  /** What the node's containers use together; empty before {@link #apply}. */
  public Optional<ResourceUsage> usage() {
    return hierarchy.usage(layout.path(), clock.now());
  }

  /** What one container uses; empty where it does not run. */
  public Optional<ResourceUsage> usage(String containerId) {
    return hierarchy.usage(layout.path(containerId), clock.now());
  }
}
