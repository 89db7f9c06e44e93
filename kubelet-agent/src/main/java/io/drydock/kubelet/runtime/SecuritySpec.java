package io.drydock.kubelet.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container's effective security context (pod and container already merged).
 *
 * @param runAsUser null: the image's user
 * @param noNewPrivileges true where allowPrivilegeEscalation is false
 */
public record SecuritySpec(
    @Nullable Long runAsUser,
    @Nullable Long runAsGroup,
    List<Long> supplementalGroups,
    boolean readOnlyRootFilesystem,
    boolean privileged,
    boolean noNewPrivileges,
    Capabilities capabilities) {

  public static SecuritySpec none() {
    return new SecuritySpec(
        null, null, List.of(), false, false, false, new Capabilities(List.of(), List.of()));
  }

  /**
   * Linux capabilities without the CAP_ prefix, added to and dropped from the engine's default set.
   */
  public record Capabilities(List<String> add, List<String> drop) {}
}
