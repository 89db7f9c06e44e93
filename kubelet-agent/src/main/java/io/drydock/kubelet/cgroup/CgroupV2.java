package io.drydock.kubelet.cgroup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Version 2: one hierarchy, in which each level hands its controllers down. */
record CgroupV2(Path root) implements CgroupHierarchy {
  private static final long PERIOD_MICROS = 100_000;

  @Override
  public void limit(String path, NodeLimits limits) {
    Path level = root;
    for (Path part : Path.of(path)) {
      CgroupFiles.write(level.resolve("cgroup.subtree_control"), "+cpu +memory +pids");
      level = level.resolve(part);
      CgroupFiles.makeDirectory(level);
    }
    long quota = limits.cpuMillis() * PERIOD_MICROS / 1000;
    CgroupFiles.write(level.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
    CgroupFiles.write(level.resolve("memory.max"), limits.memoryBytes());
    CgroupFiles.write(level.resolve("pids.max"), limits.pids());
  }

  @Override
  public Optional<ResourceUsage> usage(String path, Instant now) {
    Path cgroup = root.resolve(path);
    OptionalLong used = CgroupFiles.read(cgroup.resolve("memory.current"));
    if (used.isEmpty()) {
      return Optional.empty();
    }
    long cpuMicros = CgroupFiles.read(cgroup.resolve("cpu.stat"), "usage_usec");
    long inactive = CgroupFiles.read(cgroup.resolve("memory.stat"), "inactive_file");
    return Optional.of(
        new ResourceUsage(now, cpuMicros * 1000, Math.max(0, used.getAsLong() - inactive)));
  }
}
