package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strategy of every kind; a kind that is not named here has none of its own. */
public final class Strategies {
  private final Map<Kind<?>, Strategy<?>> strategies = new HashMap<>();

  public Strategies(ApiServerConfig config) {
    Kinds.all().forEach(kind -> strategies.put(kind, plain(kind)));
    own(config).forEach(strategy -> strategies.put(strategy.kind(), strategy));
  }

  private static List<Strategy<?>> own(ApiServerConfig config) {
    return List.of(
        new NamespaceStrategy(),
        new NodeStrategy(),
        new PodStrategy(config.defaultToleration()),
        new ReplicaSetStrategy(),
        new DeploymentStrategy(),
        new ServiceStrategy(config.serviceClusterIpRange()),
        new EndpointsStrategy(),
        new EndpointSliceStrategy(),
        new ConfigMapStrategy(),
        new SecretStrategy(),
        new EventStrategy(),
        new LeaseStrategy(),
        new PodTemplateStrategy(),
        new ReplicationControllerStrategy(),
        new PersistentVolumeStrategy(),
        new PersistentVolumeClaimStrategy(),
        new LimitRangeStrategy(),
        new ResourceQuotaStrategy(),
        new StatefulSetStrategy(),
        new DaemonSetStrategy(),
        new ControllerRevisionStrategy(),
        new JobStrategy(),
        new CronJobStrategy(),
        new AutoscalerStrategy(),
        new DisruptionBudgetStrategy(),
        new NetworkPolicyStrategy(),
        new IngressStrategy(),
        new IngressClassStrategy(),
        new RoleStrategy(),
        new ClusterRoleStrategy(),
        new RoleBindingStrategy(),
        new ClusterRoleBindingStrategy(),
        new StorageClassStrategy(),
        new VolumeAttachmentStrategy(),
        new CsiDriverStrategy(),
        new CsiNodeStrategy(),
        new CsiStorageCapacityStrategy(),
        new PriorityClassStrategy(),
        new RuntimeClassStrategy(),
        new SigningRequestStrategy());
  }

  private static <T extends HasMetadata> Strategy<T> plain(Kind<T> kind) {
    return () -> kind;
  }

  @SuppressWarnings("unchecked") // each strategy was put in under its own kind
  public <T extends HasMetadata> Strategy<T> of(Kind<T> kind) {
    Strategy<?> strategy = strategies.get(kind);
    if (strategy == null) {
      throw new IllegalArgumentException("kind is not served: " + kind);
    }
    return (Strategy<T>) strategy;
  }
}
