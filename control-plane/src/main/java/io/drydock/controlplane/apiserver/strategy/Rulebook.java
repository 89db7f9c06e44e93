package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.access.CertificateRequestRules;
import io.drydock.controlplane.apiserver.validation.access.ClusterRoleBindingRules;
import io.drydock.controlplane.apiserver.validation.access.ClusterRoleRules;
import io.drydock.controlplane.apiserver.validation.access.RoleBindingRules;
import io.drydock.controlplane.apiserver.validation.access.RoleRules;
import io.drydock.controlplane.apiserver.validation.config.ConfigMapRules;
import io.drydock.controlplane.apiserver.validation.config.EventRules;
import io.drydock.controlplane.apiserver.validation.config.LeaseRules;
import io.drydock.controlplane.apiserver.validation.config.NamespaceRules;
import io.drydock.controlplane.apiserver.validation.config.NodeRules;
import io.drydock.controlplane.apiserver.validation.config.SecretRules;
import io.drydock.controlplane.apiserver.validation.network.EndpointSliceRules;
import io.drydock.controlplane.apiserver.validation.network.EndpointsRules;
import io.drydock.controlplane.apiserver.validation.network.IngressClassRules;
import io.drydock.controlplane.apiserver.validation.network.IngressRules;
import io.drydock.controlplane.apiserver.validation.network.NetworkPolicyRules;
import io.drydock.controlplane.apiserver.validation.network.ServiceRules;
import io.drydock.controlplane.apiserver.validation.pod.PodRules;
import io.drydock.controlplane.apiserver.validation.pod.PodTemplateRules;
import io.drydock.controlplane.apiserver.validation.policy.AutoscalerRules;
import io.drydock.controlplane.apiserver.validation.policy.LimitRangeRules;
import io.drydock.controlplane.apiserver.validation.policy.PodDisruptionBudgetRules;
import io.drydock.controlplane.apiserver.validation.policy.PriorityClassRules;
import io.drydock.controlplane.apiserver.validation.policy.ResourceQuotaRules;
import io.drydock.controlplane.apiserver.validation.policy.RuntimeClassRules;
import io.drydock.controlplane.apiserver.validation.storage.CsiDriverRules;
import io.drydock.controlplane.apiserver.validation.storage.CsiNodeRules;
import io.drydock.controlplane.apiserver.validation.storage.CsiStorageCapacityRules;
import io.drydock.controlplane.apiserver.validation.storage.PersistentVolumeClaimRules;
import io.drydock.controlplane.apiserver.validation.storage.PersistentVolumeRules;
import io.drydock.controlplane.apiserver.validation.storage.StorageClassRules;
import io.drydock.controlplane.apiserver.validation.storage.VolumeAttachmentRules;
import io.drydock.controlplane.apiserver.validation.workload.ControllerRevisionRules;
import io.drydock.controlplane.apiserver.validation.workload.CronJobRules;
import io.drydock.controlplane.apiserver.validation.workload.DaemonSetRules;
import io.drydock.controlplane.apiserver.validation.workload.DeploymentRules;
import io.drydock.controlplane.apiserver.validation.workload.JobRules;
import io.drydock.controlplane.apiserver.validation.workload.ReplicaSetRules;
import io.drydock.controlplane.apiserver.validation.workload.ReplicationControllerRules;
import io.drydock.controlplane.apiserver.validation.workload.StatefulSetRules;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** The rules of every kind; a kind that is not named here has those of metadata only. */
final class Rulebook {
  private static final Map<Kind<?>, KindRules<?>> RULES =
      Map.ofEntries(
          rules(Kinds.CONFIG_MAP, new ConfigMapRules()),
          rules(Kinds.ENDPOINTS, new EndpointsRules()),
          rules(Kinds.EVENT, new EventRules()),
          rules(Kinds.LIMIT_RANGE, new LimitRangeRules()),
          rules(Kinds.NAMESPACE, new NamespaceRules()),
          rules(Kinds.NODE, new NodeRules()),
          rules(Kinds.PERSISTENT_VOLUME_CLAIM, new PersistentVolumeClaimRules()),
          rules(Kinds.PERSISTENT_VOLUME, new PersistentVolumeRules()),
          rules(Kinds.POD, new PodRules()),
          rules(Kinds.POD_TEMPLATE, new PodTemplateRules()),
          rules(Kinds.REPLICATION_CONTROLLER, new ReplicationControllerRules()),
          rules(Kinds.RESOURCE_QUOTA, new ResourceQuotaRules()),
          rules(Kinds.SECRET, new SecretRules()),
          rules(Kinds.SERVICE, new ServiceRules()),
          rules(Kinds.CONTROLLER_REVISION, new ControllerRevisionRules()),
          rules(Kinds.DAEMON_SET, new DaemonSetRules()),
          rules(Kinds.DEPLOYMENT, new DeploymentRules()),
          rules(Kinds.REPLICA_SET, new ReplicaSetRules()),
          rules(Kinds.STATEFUL_SET, new StatefulSetRules()),
          rules(Kinds.HORIZONTAL_POD_AUTOSCALER, new AutoscalerRules()),
          rules(Kinds.CRON_JOB, new CronJobRules()),
          rules(Kinds.JOB, new JobRules()),
          rules(Kinds.CERTIFICATE_SIGNING_REQUEST, new CertificateRequestRules()),
          rules(Kinds.INGRESS_CLASS, new IngressClassRules()),
          rules(Kinds.INGRESS, new IngressRules()),
          rules(Kinds.NETWORK_POLICY, new NetworkPolicyRules()),
          rules(Kinds.POD_DISRUPTION_BUDGET, new PodDisruptionBudgetRules()),
          rules(Kinds.CLUSTER_ROLE_BINDING, new ClusterRoleBindingRules()),
          rules(Kinds.CLUSTER_ROLE, new ClusterRoleRules()),
          rules(Kinds.ROLE_BINDING, new RoleBindingRules()),
          rules(Kinds.ROLE, new RoleRules()),
          rules(Kinds.CSI_DRIVER, new CsiDriverRules()),
          rules(Kinds.CSI_NODE, new CsiNodeRules()),
          rules(Kinds.CSI_STORAGE_CAPACITY, new CsiStorageCapacityRules()),
          rules(Kinds.STORAGE_CLASS, new StorageClassRules()),
          rules(Kinds.VOLUME_ATTACHMENT, new VolumeAttachmentRules()),
          rules(Kinds.PRIORITY_CLASS, new PriorityClassRules()),
          rules(Kinds.LEASE, new LeaseRules()),
          rules(Kinds.RUNTIME_CLASS, new RuntimeClassRules()),
          rules(Kinds.ENDPOINT_SLICE, new EndpointSliceRules()));

  private Rulebook() {}

  private static <T extends HasMetadata> Map.Entry<Kind<?>, KindRules<?>> rules(
      Kind<T> kind, KindRules<T> rules) {
    return Map.entry(kind, rules);
  }

  @SuppressWarnings("unchecked") // rules stand under the kind that they are for
  static <T extends HasMetadata> KindRules<T> of(Kind<T> kind) {
    return (KindRules<T>) RULES.getOrDefault(kind, new MetadataOnly<>());
  }

  private record MetadataOnly<T extends HasMetadata>() implements KindRules<T> {}
}
