package io.drydock.kubelet.pod;

import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.runtime.SecuritySpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container's effective security context: its own settings before the pod's. Pure. */
final class SecurityContexts {
  private static final PodSecurityContext NO_POD = new PodSecurityContext();
  private static final SecurityContext NONE = new SecurityContext();

  private SecurityContexts() {}

  static SecuritySpec of(Pod pod, Container container) {
    PodSecurityContext ofPod = ofPod(pod);
    SecurityContext own = own(container);
    return new SecuritySpec(
        first(own.getRunAsUser(), ofPod.getRunAsUser()),
        first(own.getRunAsGroup(), ofPod.getRunAsGroup()),
        groups(ofPod),
        isTrue(own.getReadOnlyRootFilesystem()),
        isTrue(own.getPrivileged()),
        Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()),
        capabilities(own));
  }

  /** Refuses an image that would run as root where the pod says that nothing may. */
  static void checkNonRoot(Pod pod, Container container, String imageUser)
      throws ConfigErrorException {
    if (!isTrue(first(own(container).getRunAsNonRoot(), ofPod(pod).getRunAsNonRoot()))) {
      return;
    }
    Long user = first(own(container).getRunAsUser(), ofPod(pod).getRunAsUser());
    String name = imageUser.split(":", 2)[0];
    boolean root =
        user == null ? name.isEmpty() || name.equals("0") || name.equals("root") : user == 0;
    if (root) {
      throw new ConfigErrorException(
          "container has runAsNonRoot and image will run as root (pod: \""
              + WaitingReasons.fullName(pod)
              + "\", container: "
              + container.getName()
              + "); set runAsUser");
    }
  }

  private static SecurityContext own(Container container) {
    return container.getSecurityContext() == null ? NONE : container.getSecurityContext();
  }

  private static PodSecurityContext ofPod(Pod pod) {
    var context = pod.getSpec().getSecurityContext();
    return context == null ? NO_POD : context;
  }

  private static List<Long> groups(PodSecurityContext ofPod) {
    List<Long> groups = new ArrayList<>();
    if (ofPod.getSupplementalGroups() != null) {
      groups.addAll(ofPod.getSupplementalGroups());
    }
    if (ofPod.getFsGroup() != null) {
      groups.add(ofPod.getFsGroup());
    }
    return groups;
  }

  private static SecuritySpec.Capabilities capabilities(SecurityContext own) {
    var wanted = own.getCapabilities();
    return wanted == null
        ? new SecuritySpec.Capabilities(List.of(), List.of())
        : new SecuritySpec.Capabilities(wanted.getAdd(), wanted.getDrop());
  }

  private static <T> @Nullable T first(@Nullable T own, @Nullable T inherited) {
    return own == null ? inherited : own;
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
