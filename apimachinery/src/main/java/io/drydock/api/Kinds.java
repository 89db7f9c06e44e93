package io.drydock.api;

import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.ComponentStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplate;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.List;
import java.util.Optional;

/**
 * The one list of kinds, in the order of discovery. Everything that treats kinds alike walks over
 * it. A kind may be served in a second group or version, whose objects are those of another.
 */
public final class Kinds {

  public static final Kind<Binding> BINDING =
      namespaced("", "Binding", "bindings", Binding.class).answering("create").build();
  public static final Kind<ComponentStatus> COMPONENT_STATUS =
      cluster("", "ComponentStatus", "componentstatuses", ComponentStatus.class, "cs")
          .answering("get", "list")
          .build();
  public static final Kind<ConfigMap> CONFIG_MAP =
      namespaced("", "ConfigMap", "configmaps", ConfigMap.class, "cm").build();
  public static final Kind<Endpoints> ENDPOINTS =
      namespaced("", "Endpoints", "endpoints", Endpoints.class, "ep").named("endpoints").build();
  public static final Kind<Event> EVENT =
      namespaced("", "Event", "events", Event.class, "ev").build();
  public static final Kind<LimitRange> LIMIT_RANGE =
      namespaced("", "LimitRange", "limitranges", LimitRange.class, "limits").build();
  public static final Kind<Namespace> NAMESPACE =
      cluster("", "Namespace", "namespaces", Namespace.class, "ns")
          .oneByOne()
          .with("finalize", "status");
  public static final Kind<Node> NODE =
      cluster("", "Node", "nodes", Node.class, "no").with("proxy", "status");
  public static final Kind<PersistentVolumeClaim> PERSISTENT_VOLUME_CLAIM =
      namespaced(
              "",
              "PersistentVolumeClaim",
              "persistentvolumeclaims",
              PersistentVolumeClaim.class,
              "pvc")
          .with("status");
  public static final Kind<PersistentVolume> PERSISTENT_VOLUME =
      cluster("", "PersistentVolume", "persistentvolumes", PersistentVolume.class, "pv")
          .with("status");
  public static final Kind<Pod> POD =
      namespaced("", "Pod", "pods", Pod.class, "po")
          .inAll()
          .with(
              "attach",
              "binding",
              "ephemeralcontainers",
              "eviction",
              "exec",
              "log",
              "portforward",
              "proxy",
              "status");
  public static final Kind<PodTemplate> POD_TEMPLATE =
      namespaced("", "PodTemplate", "podtemplates", PodTemplate.class).build();
  public static final Kind<ReplicationController> REPLICATION_CONTROLLER =
      namespaced(
              "",
              "ReplicationController",
              "replicationcontrollers",
              ReplicationController.class,
              "rc")
          .inAll()
          .with("scale", "status");
  public static final Kind<ResourceQuota> RESOURCE_QUOTA =
      namespaced("", "ResourceQuota", "resourcequotas", ResourceQuota.class, "quota")
          .with("status");
  public static final Kind<Secret> SECRET =
      namespaced("", "Secret", "secrets", Secret.class).build();
  public static final Kind<ServiceAccount> SERVICE_ACCOUNT =
      namespaced("", "ServiceAccount", "serviceaccounts", ServiceAccount.class, "sa").with("token");
  public static final Kind<Service> SERVICE =
      namespaced("", "Service", "services", Service.class, "svc").inAll().with("proxy", "status");
  public static final Kind<ControllerRevision> CONTROLLER_REVISION =
      namespaced("apps", "ControllerRevision", "controllerrevisions", ControllerRevision.class)
          .build();
  public static final Kind<DaemonSet> DAEMON_SET =
      namespaced("apps", "DaemonSet", "daemonsets", DaemonSet.class, "ds").inAll().with("status");
  public static final Kind<Deployment> DEPLOYMENT =
      namespaced("apps", "Deployment", "deployments", Deployment.class, "deploy")
          .inAll()
          .with("scale", "status");
  public static final Kind<ReplicaSet> REPLICA_SET =
      namespaced("apps", "ReplicaSet", "replicasets", ReplicaSet.class, "rs")
          .inAll()
          .with("scale", "status");
  public static final Kind<StatefulSet> STATEFUL_SET =
      namespaced("apps", "StatefulSet", "statefulsets", StatefulSet.class, "sts")
          .inAll()
          .with("scale", "status");
  public static final Kind<io.fabric8.kubernetes.api.model.events.v1.Event> EVENT_V1 =
      namespaced(
              "events.k8s.io",
              "Event",
              "events",
              io.fabric8.kubernetes.api.model.events.v1.Event.class,
              "ev")
          .storedAs(EVENT)
          .build();
  public static final Kind<SelfSubjectReview> SELF_SUBJECT_REVIEW =
      cluster(
              "authentication.k8s.io",
              "SelfSubjectReview",
              "selfsubjectreviews",
              SelfSubjectReview.class)
          .answering("create")
          .build();
  public static final Kind<TokenReview> TOKEN_REVIEW =
      cluster("authentication.k8s.io", "TokenReview", "tokenreviews", TokenReview.class)
          .answering("create")
          .build();
  public static final Kind<LocalSubjectAccessReview> LOCAL_SUBJECT_ACCESS_REVIEW =
      namespaced(
              "authorization.k8s.io",
              "LocalSubjectAccessReview",
              "localsubjectaccessreviews",
              LocalSubjectAccessReview.class)
          .answering("create")
          .build();
  public static final Kind<SelfSubjectAccessReview> SELF_SUBJECT_ACCESS_REVIEW =
      cluster(
              "authorization.k8s.io",
              "SelfSubjectAccessReview",
              "selfsubjectaccessreviews",
              SelfSubjectAccessReview.class)
          .answering("create")
          .build();
  public static final Kind<SelfSubjectRulesReview> SELF_SUBJECT_RULES_REVIEW =
      cluster(
              "authorization.k8s.io",
              "SelfSubjectRulesReview",
              "selfsubjectrulesreviews",
              SelfSubjectRulesReview.class)
          .answering("create")
          .build();
  public static final Kind<SubjectAccessReview> SUBJECT_ACCESS_REVIEW =
      cluster(
              "authorization.k8s.io",
              "SubjectAccessReview",
              "subjectaccessreviews",
              SubjectAccessReview.class)
          .answering("create")
          .build();
  public static final Kind<HorizontalPodAutoscaler> HORIZONTAL_POD_AUTOSCALER =
      namespaced(
              "autoscaling/v2",
              "HorizontalPodAutoscaler",
              "horizontalpodautoscalers",
              HorizontalPodAutoscaler.class,
              "hpa")
          .inAll()
          .with("status");
  public static final Kind<io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler>
      HORIZONTAL_POD_AUTOSCALER_V1 =
          namespaced(
                  "autoscaling",
                  "HorizontalPodAutoscaler",
                  "horizontalpodautoscalers",
                  io.fabric8.kubernetes.api.model.autoscaling.v1.HorizontalPodAutoscaler.class,
                  "hpa")
              .inAll()
              .storedAs(HORIZONTAL_POD_AUTOSCALER)
              .with("status");
  public static final Kind<CronJob> CRON_JOB =
      namespaced("batch", "CronJob", "cronjobs", CronJob.class, "cj").inAll().with("status");
  public static final Kind<Job> JOB =
      namespaced("batch", "Job", "jobs", Job.class).inAll().with("status");
  public static final Kind<CertificateSigningRequest> CERTIFICATE_SIGNING_REQUEST =
      cluster(
              "certificates.k8s.io",
              "CertificateSigningRequest",
              "certificatesigningrequests",
              CertificateSigningRequest.class,
              "csr")
          .with("approval", "status");
  public static final Kind<IngressClass> INGRESS_CLASS =
      cluster("networking.k8s.io", "IngressClass", "ingressclasses", IngressClass.class).build();
  public static final Kind<Ingress> INGRESS =
      namespaced("networking.k8s.io", "Ingress", "ingresses", Ingress.class, "ing").with("status");
  public static final Kind<NetworkPolicy> NETWORK_POLICY =
      namespaced(
              "networking.k8s.io",
              "NetworkPolicy",
              "networkpolicies",
              NetworkPolicy.class,
              "netpol")
          .build();
  public static final Kind<PodDisruptionBudget> POD_DISRUPTION_BUDGET =
      namespaced(
              "policy",
              "PodDisruptionBudget",
              "poddisruptionbudgets",
              PodDisruptionBudget.class,
              "pdb")
          .with("status");
  public static final Kind<ClusterRoleBinding> CLUSTER_ROLE_BINDING =
      cluster(
              "rbac.authorization.k8s.io",
              "ClusterRoleBinding",
              "clusterrolebindings",
              ClusterRoleBinding.class)
          .build();
  public static final Kind<ClusterRole> CLUSTER_ROLE =
      cluster("rbac.authorization.k8s.io", "ClusterRole", "clusterroles", ClusterRole.class)
          .build();
  public static final Kind<RoleBinding> ROLE_BINDING =
      namespaced("rbac.authorization.k8s.io", "RoleBinding", "rolebindings", RoleBinding.class)
          .build();
  public static final Kind<Role> ROLE =
      namespaced("rbac.authorization.k8s.io", "Role", "roles", Role.class).build();
  public static final Kind<CSIDriver> CSI_DRIVER =
      cluster("storage.k8s.io", "CSIDriver", "csidrivers", CSIDriver.class).build();
  public static final Kind<CSINode> CSI_NODE =
      cluster("storage.k8s.io", "CSINode", "csinodes", CSINode.class).build();
  public static final Kind<CSIStorageCapacity> CSI_STORAGE_CAPACITY =
      namespaced(
              "storage.k8s.io",
              "CSIStorageCapacity",
              "csistoragecapacities",
              CSIStorageCapacity.class)
          .build();
  public static final Kind<StorageClass> STORAGE_CLASS =
      cluster("storage.k8s.io", "StorageClass", "storageclasses", StorageClass.class, "sc").build();
  public static final Kind<VolumeAttachment> VOLUME_ATTACHMENT =
      cluster("storage.k8s.io", "VolumeAttachment", "volumeattachments", VolumeAttachment.class)
          .with("status");
  public static final Kind<PriorityClass> PRIORITY_CLASS =
      cluster("scheduling.k8s.io", "PriorityClass", "priorityclasses", PriorityClass.class, "pc")
          .build();
  public static final Kind<Lease> LEASE =
      namespaced("coordination.k8s.io", "Lease", "leases", Lease.class).build();
  public static final Kind<RuntimeClass> RUNTIME_CLASS =
      cluster("node.k8s.io", "RuntimeClass", "runtimeclasses", RuntimeClass.class).build();
  public static final Kind<EndpointSlice> ENDPOINT_SLICE =
      namespaced("discovery.k8s.io", "EndpointSlice", "endpointslices", EndpointSlice.class)
          .build();

  private static final KindIndex INDEX =
      new KindIndex(
          List.of(
              BINDING,
              COMPONENT_STATUS,
              CONFIG_MAP,
              ENDPOINTS,
              EVENT,
              LIMIT_RANGE,
              NAMESPACE,
              NODE,
              PERSISTENT_VOLUME_CLAIM,
              PERSISTENT_VOLUME,
              POD,
              POD_TEMPLATE,
              REPLICATION_CONTROLLER,
              RESOURCE_QUOTA,
              SECRET,
              SERVICE_ACCOUNT,
              SERVICE,
              CONTROLLER_REVISION,
              DAEMON_SET,
              DEPLOYMENT,
              REPLICA_SET,
              STATEFUL_SET,
              EVENT_V1,
              SELF_SUBJECT_REVIEW,
              TOKEN_REVIEW,
              LOCAL_SUBJECT_ACCESS_REVIEW,
              SELF_SUBJECT_ACCESS_REVIEW,
              SELF_SUBJECT_RULES_REVIEW,
              SUBJECT_ACCESS_REVIEW,
              HORIZONTAL_POD_AUTOSCALER,
              HORIZONTAL_POD_AUTOSCALER_V1,
              CRON_JOB,
              JOB,
              CERTIFICATE_SIGNING_REQUEST,
              INGRESS_CLASS,
              INGRESS,
              NETWORK_POLICY,
              POD_DISRUPTION_BUDGET,
              CLUSTER_ROLE_BINDING,
              CLUSTER_ROLE,
              ROLE_BINDING,
              ROLE,
              CSI_DRIVER,
              CSI_NODE,
              CSI_STORAGE_CAPACITY,
              STORAGE_CLASS,
              VOLUME_ATTACHMENT,
              PRIORITY_CLASS,
              LEASE,
              RUNTIME_CLASS,
              ENDPOINT_SLICE));

  private Kinds() {}

  /** The kinds of stored objects, each once: what caches, collectors and the like go over. */
  public static List<Kind<?>> all() {
    return INDEX.stored();
  }

  /** All kinds that have an address, other versions and those that are not stored among them. */
  public static List<Kind<?>> served() {
    return INDEX.served();
  }

  /** By path: group ("" for core), version, plural. */
  public static Optional<Kind<?>> byResource(String group, String version, String plural) {
    return INDEX.byResource(group, version, plural);
  }

  /** By what a manifest says: "apps/v1", "Deployment". */
  public static Optional<Kind<?>> byApiVersion(String apiVersion, String kind) {
    return INDEX.byApiVersion(apiVersion, kind);
  }

  /**
   * As {@link #byApiVersion}, but the kind that the objects are stored as; none where they are not.
   */
  public static Optional<Kind<?>> storedByApiVersion(String apiVersion, String kind) {
    return byApiVersion(apiVersion, kind).flatMap(Kind::stored);
  }

  /**
   * By what a user types: plural, singular, short name or kind, each also with the group behind it,
   * as in "deployment.apps"; any case.
   */
  public static Optional<Kind<?>> byUserName(String name) {
    return INDEX.byUserName(name);
  }

  /** The kind of a model object. */
  @SuppressWarnings("unchecked") // type() is the class of T, so the cast holds
  public static <T extends HasMetadata> Kind<T> of(T object) {
    return (Kind<T>) INDEX.byType(object.getClass());
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
