package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceSpec;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Namespaces: held by the finalizer in their spec until their controller has emptied them. */
final class NamespaceStrategy implements Strategy<Namespace> {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";
  private static final String FINALIZER = "kubernetes";

  @Override
  public Kind<Namespace> kind() {
    return Kinds.NAMESPACE;
  }

  @Override
  public void setDefaults(Namespace namespace) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (namespace.getMetadata().getLabels() != null) {
      labels.putAll(namespace.getMetadata().getLabels());
    }
    String name = namespace.getMetadata().getName();
    if (name != null) {
      labels.put(NAME_LABEL, name);
    }
    namespace.getMetadata().setLabels(labels);
  }

  @Override
  public void prepareCreate(Namespace namespace) {
    namespace.setSpec(new NamespaceSpec(List.of(FINALIZER)));
    namespace.setStatus(status("Active"));
  }

  /** Its finalizers change through the subresource "finalize" only. */
  @Override
  public void prepareUpdate(Namespace next, Namespace old) {
    next.setSpec(old.getSpec());
  }

  @Override
  public void prepareDelete(Namespace namespace) {
    NamespaceStatus status =
        namespace.getStatus() == null ? new NamespaceStatus() : namespace.getStatus();
    status.setPhase("Terminating");
    namespace.setStatus(status);
  }

  @Override
  public boolean isHeld(Namespace namespace) {
    return namespace.getSpec() != null && !namespace.getSpec().getFinalizers().isEmpty();
  }

  private static NamespaceStatus status(String phase) {
    NamespaceStatus status = new NamespaceStatus();
    status.setPhase(phase);
    return status;
  }
}
