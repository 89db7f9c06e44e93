package io.drydock.api;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Optional;

/** The one list of kinds. Everything that treats kinds alike walks over it. */
public final class Kinds {

  public static final Kind<Namespace> NAMESPACE =
      cluster("", "Namespace", "namespaces", Namespace.class, "ns").with("status", "finalize");
  public static final Kind<Node> NODE =
      cluster("", "Node", "nodes", Node.class, "no").with("status");
  public static final Kind<Pod> POD =
      namespaced("", "Pod", "pods", Pod.class, "po")
          .inAll()
          .with("status", "binding", "log", "exec", "attach", "portforward", "eviction");
  public static final Kind<ReplicaSet> REPLICA_SET =
      namespaced("apps", "ReplicaSet", "replicasets", ReplicaSet.class, "rs")
          .inAll()
          .with("status", "scale");
  public static final Kind<Deployment> DEPLOYMENT =
      namespaced("apps", "Deployment", "deployments", Deployment.class, "deploy")
          .inAll()
          .with("status", "scale");
  public static final Kind<Service> SERVICE =
      namespaced("", "Service", "services", Service.class, "svc").inAll().with("status");
  public static final Kind<Endpoints> ENDPOINTS =
      namespaced("", "Endpoints", "endpoints", Endpoints.class, "ep").named("endpoints").build();
  public static final Kind<EndpointSlice> ENDPOINT_SLICE =
      namespaced("discovery.k8s.io", "EndpointSlice", "endpointslices", EndpointSlice.class)
          .build();
  public static final Kind<ConfigMap> CONFIG_MAP =
      namespaced("", "ConfigMap", "configmaps", ConfigMap.class, "cm").build();
  public static final Kind<Secret> SECRET =
      namespaced("", "Secret", "secrets", Secret.class).build();
  public static final Kind<ServiceAccount> SERVICE_ACCOUNT =
      namespaced("", "ServiceAccount", "serviceaccounts", ServiceAccount.class, "sa").build();
  public static final Kind<Event> EVENT =
      namespaced("", "Event", "events", Event.class, "ev").build();
  public static final Kind<Lease> LEASE =
      namespaced("coordination.k8s.io", "Lease", "leases", Lease.class).build();

  private static final List<Kind<?>> ALL =
      List.of(
          NAMESPACE,
          NODE,
          POD,
          REPLICA_SET,
          DEPLOYMENT,
          SERVICE,
          ENDPOINTS,
          ENDPOINT_SLICE,
          CONFIG_MAP,
          SECRET,
          SERVICE_ACCOUNT,
          EVENT,
          LEASE);

  private Kinds() {}

  public static List<Kind<?>> all() {
    return ALL;
  }

  /** By path: group ("" for core), version, plural. */
  public static Optional<Kind<?>> byResource(String group, String version, String plural) {
    return ALL.stream()
        .filter(k -> k.group().equals(group) && k.version().equals(version))
        .filter(k -> k.plural().equals(plural))
        .findFirst();
  }

  /** By what a manifest says: "apps/v1", "Deployment". */
  public static Optional<Kind<?>> byApiVersion(String apiVersion, String kind) {
    return ALL.stream()
        .filter(k -> k.apiVersion().equals(apiVersion) && k.kind().equals(kind))
        .findFirst();
  }

  /**
   * By what a user types: plural, singular, short name or kind, each also with the group behind it,
   * as in "deployment.apps"; any case.
   */
  public static Optional<Kind<?>> byUserName(String name) {
    return ALL.stream().filter(k -> isCalled(k, name)).findFirst();
  }

  /** The kind of a model object. */
  @SuppressWarnings("unchecked") // type() is the class of T, so the cast holds
  public static <T extends HasMetadata> Kind<T> of(T object) {
    return (Kind<T>)
        ALL.stream()
            .filter(k -> k.type().equals(object.getClass()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("no kind is served for " + object.getClass()));
  }

  private static boolean isCalled(Kind<?> k, String name) {
    String group = "." + k.group();
    int plain = name.length() - group.length();
    boolean qualified =
        !k.group().isEmpty()
            && plain > 0
            && name.regionMatches(true, plain, group, 0, group.length());
    String bare = qualified ? name.substring(0, plain) : name;
    return k.plural().equalsIgnoreCase(bare)
        || k.singular().equalsIgnoreCase(bare)
        || k.kind().equalsIgnoreCase(bare)
        || k.shortNames().stream().anyMatch(bare::equalsIgnoreCase);
  }

  private static <T extends HasMetadata> KindBuilder<T> namespaced(
      String group, String kind, String plural, Class<T> type, String... shortNames) {
    return new KindBuilder<>(group, kind, plural, true, type, List.of(shortNames));
  }

  private static <T extends HasMetadata> KindBuilder<T> cluster(
      String group, String kind, String plural, Class<T> type, String... shortNames) {
    return new KindBuilder<>(group, kind, plural, false, type, List.of(shortNames));
  }
}
