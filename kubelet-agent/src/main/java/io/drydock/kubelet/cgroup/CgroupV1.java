package io.drydock.kubelet.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Version 1: a hierarchy for each controller. */
record CgroupV1(Path root) implements CgroupHierarchy {
  private static final long PERIOD_MICROS = 100_000;

  @Override
  public void limit(String path, NodeLimits limits) {
    CgroupFiles.makeDirectory(directory("cpuacct", path));
    limitCpu(directory("cpu", path), limits.cpuMillis());
    limitMemory(directory("memory", path), limits.memoryBytes());
    Path pids = directory("pids", path);
    CgroupFiles.makeDirectory(pids);
    CgroupFiles.write(pids.resolve("pids.max"), limits.pids());
  }

  @Override
  public Optional<ResourceUsage> usage(String path, Instant now) {
    Path memory = directory("memory", path);
    OptionalLong cpu = CgroupFiles.read(directory("cpuacct", path).resolve("cpuacct.usage"));
    OptionalLong used = CgroupFiles.read(memory.resolve("memory.usage_in_bytes"));
    if (cpu.isEmpty() || used.isEmpty()) {
      return Optional.empty();
    }
    long inactive = CgroupFiles.read(memory.resolve("memory.stat"), "total_inactive_file");
    return Optional.of(
        new ResourceUsage(now, cpu.getAsLong(), Math.max(0, used.getAsLong() - inactive)));
  }

  private static void limitCpu(Path cpu, long millis) {
    CgroupFiles.makeDirectory(cpu);
    CgroupFiles.write(cpu.resolve("cpu.cfs_period_us"), PERIOD_MICROS);
    CgroupFiles.write(cpu.resolve("cpu.cfs_quota_us"), millis * PERIOD_MICROS / 1000);
    CgroupFiles.write(cpu.resolve("cpu.shares"), Math.max(2, millis * 1024 / 1000));
  }

  /** Memory with swap may never be the smaller one, so what is raised is raised first. */
  private static void limitMemory(Path memory, long bytes) {
    CgroupFiles.makeDirectory(memory);
    Path limit = memory.resolve("memory.limit_in_bytes");
    Path withSwap = memory.resolve("memory.memsw.limit_in_bytes");
    if (!Files.exists(withSwap)) {
      CgroupFiles.write(limit, bytes);
      return;
    }
    boolean raise = CgroupFiles.read(limit).orElse(0) < bytes;
    CgroupFiles.write(raise ? withSwap : limit, bytes);
    CgroupFiles.write(raise ? limit : withSwap, bytes);
  }

  private Path directory(String controller, String path) {
    return root.resolve(controller).resolve(path);
  }
}
