package io.drydock.kubelet.runtime;

/** A bind mount of a host path, file or folder. The host path must exist. */
public record Mount(String hostPath, String containerPath, boolean readOnly) {}
