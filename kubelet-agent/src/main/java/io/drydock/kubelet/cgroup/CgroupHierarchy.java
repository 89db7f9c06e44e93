package io.drydock.kubelet.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** One version of the kernel's cgroup file system. Paths are relative to its root. */
sealed interface CgroupHierarchy permits CgroupV1, CgroupV2 {

  /** Makes the cgroup where it is missing, with limits that hold for all below it. */
  void limit(String path, NodeLimits limits);

  /** What a cgroup has used; empty where it does not exist. */
  Optional<ResourceUsage> usage(String path, Instant now);

  /** The one that is mounted under this root. */
  static CgroupHierarchy detect(Path root) {
    return Files.exists(root.resolve("cgroup.controllers"))
        ? new CgroupV2(root)
        : new CgroupV1(root);
  }
}
