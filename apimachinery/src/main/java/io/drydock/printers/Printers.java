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
          entry(Kinds.LEASE, new LeaseTable()),
          entry(Kinds.COMPONENT_STATUS, CoreTables.componentStatuses()),
          entry(Kinds.POD_TEMPLATE, CoreTables.podTemplates()),
          entry(Kinds.REPLICATION_CONTROLLER, CoreTables.replicationControllers()),
          entry(Kinds.RESOURCE_QUOTA, CoreTables.resourceQuotas()),
          entry(Kinds.PERSISTENT_VOLUME, VolumeTables.volumes()),
          entry(Kinds.PERSISTENT_VOLUME_CLAIM, VolumeTables.claims()),
          entry(Kinds.STATEFUL_SET, AppsTables.statefulSets()),
          entry(Kinds.DAEMON_SET, AppsTables.daemonSets()),
          entry(Kinds.CONTROLLER_REVISION, AppsTables.controllerRevisions()),
          entry(Kinds.JOB, BatchTables.jobs()),
          entry(Kinds.CRON_JOB, BatchTables.cronJobs()),
          entry(Kinds.HORIZONTAL_POD_AUTOSCALER, AutoscalerTable.table()),
          entry(Kinds.INGRESS, NetworkingTables.ingresses()),
          entry(Kinds.INGRESS_CLASS, NetworkingTables.ingressClasses()),
          entry(Kinds.NETWORK_POLICY, NetworkingTables.networkPolicies()),
          entry(Kinds.POD_DISRUPTION_BUDGET, PolicyTables.disruptionBudgets()),
          entry(Kinds.CERTIFICATE_SIGNING_REQUEST, PolicyTables.signingRequests()),
          entry(Kinds.RUNTIME_CLASS, PolicyTables.runtimeClasses()),
          entry(Kinds.PRIORITY_CLASS, PolicyTables.priorityClasses()),
          entry(Kinds.ROLE_BINDING, RbacTables.roleBindings()),
          entry(Kinds.CLUSTER_ROLE_BINDING, RbacTables.clusterRoleBindings()),
          entry(Kinds.STORAGE_CLASS, StorageTables.storageClasses()),
          entry(Kinds.VOLUME_ATTACHMENT, StorageTables.volumeAttachments()),
          entry(Kinds.CSI_DRIVER, StorageTables.drivers()),
          entry(Kinds.CSI_NODE, StorageTables.nodes()),
          entry(Kinds.CSI_STORAGE_CAPACITY, StorageTables.capacities()));

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
