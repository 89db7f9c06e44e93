package io.drydock.printers;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** The columns of every kind: the REST door's tables and `drydock get` both ask here. Immutable. */
public final class Printers {
  private final Map<Kind<?>, KindTable<?>> byKind =
      Map.ofEntries(
          entry(Kinds.POD, new PodTable()),
          entry(Kinds.NODE, new NodeTable()),
          entry(Kinds.DEPLOYMENT, new DeploymentTable()),
          entry(Kinds.REPLICA_SET, new ReplicaSetTable()),
          entry(Kinds.SERVICE, new ServiceTable()),
          entry(Kinds.ENDPOINTS, new EndpointsTable()),
          entry(Kinds.ENDPOINT_SLICE, new EndpointSliceTable()),
          entry(Kinds.CONFIG_MAP, new ConfigMapTable()),
          entry(Kinds.SECRET, new SecretTable()),
          entry(Kinds.NAMESPACE, new NamespaceTable()),
          entry(Kinds.SERVICE_ACCOUNT, new ServiceAccountTable()),
          entry(Kinds.EVENT, new EventTable()),
          entry(Kinds.LEASE, new LeaseTable()));

  @SuppressWarnings("unchecked") // entry() pairs a kind only with a table of its own model class
  public <T extends HasMetadata> KindTable<? super T> of(Kind<T> kind) {
    KindTable<?> own = byKind.get(kind);
    return own == null ? new GenericTable() : (KindTable<T>) own;
  }

  private static <T extends HasMetadata> Map.Entry<Kind<?>, KindTable<?>> entry(
      Kind<T> kind, KindTable<T> table) {
    return Map.entry(kind, table);
  }
}
