package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import java.util.Set;

/**
 * How kinds differ in their verbs, by what their strategies in kube-apiserver say. Kinds are given
 * by resource, so that those stand here too that are not served yet.
 */
public final class Conventions {
  private static final Set<String> CREATED_BY_UPDATE =
      Set.of(
          "services",
          "endpoints",
          "events",
          "limitranges",
          "leases.coordination.k8s.io",
          "runtimeclasses.node.k8s.io",
          "roles.rbac.authorization.k8s.io",
          "rolebindings.rbac.authorization.k8s.io",
          "clusterroles.rbac.authorization.k8s.io",
          "clusterrolebindings.rbac.authorization.k8s.io");
  private static final Set<String> ONLY_WITH_REVISION =
      Set.of(
          "leases.coordination.k8s.io",
          "poddisruptionbudgets.policy",
          "runtimeclasses.node.k8s.io",
          "csidrivers.storage.k8s.io",
          "csinodes.storage.k8s.io",
          "csistoragecapacities.storage.k8s.io",
          "volumeattachments.storage.k8s.io");
  private static final Set<String> RETURNED_WHEN_DELETED =
      Set.of(
          "pods",
          "services",
          "serviceaccounts",
          "podtemplates",
          "resourcequotas",
          "persistentvolumes",
          "persistentvolumeclaims",
          "storageclasses.storage.k8s.io",
          "csidrivers.storage.k8s.io",
          "csinodes.storage.k8s.io",
          "csistoragecapacities.storage.k8s.io",
          "volumeattachments.storage.k8s.io");

  private Conventions() {}

  /** Whether a PUT to a name that is not there creates the object. */
  static boolean isCreatedByUpdate(Kind<?> kind) {
    return CREATED_BY_UPDATE.contains(kind.resource());
  }

  /** Whether an update must say the revision that it replaces. */
  static boolean isUpdatedOnlyWithRevision(Kind<?> kind) {
    return ONLY_WITH_REVISION.contains(kind.resource());
  }

  /** Whether a deletion is answered with the object that is gone, not with a Status. */
  public static boolean isReturnedWhenDeleted(Kind<?> kind) {
    return RETURNED_WHEN_DELETED.contains(kind.resource());
  }
}
