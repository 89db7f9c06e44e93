package io.drydock.kubelet.image;

import org.jspecify.annotations.Nullable;

/** A container's imagePullPolicy. */
public enum PullPolicy {
  ALWAYS,
  IF_NOT_PRESENT,
  NEVER;

  /**
   * The policy of a container: what it says, or Kubernetes' default: Always for the tag {@code
   * latest} or none, else IfNotPresent.
   */
  public static PullPolicy of(@Nullable String policy, String image) {
    return switch (policy == null ? "" : policy) {
      case "Always" -> ALWAYS;
      case "IfNotPresent" -> IF_NOT_PRESENT;
      case "Never" -> NEVER;
      default -> ImageName.parse(image).latest() ? ALWAYS : IF_NOT_PRESENT;
    };
  }
}
