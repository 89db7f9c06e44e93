package io.drydock.kubelet.cgroup;

/** Who makes the container engine's cgroups: the engine itself, or systemd on its behalf. */
public enum CgroupDriver {
  CGROUPFS,
  SYSTEMD
}
