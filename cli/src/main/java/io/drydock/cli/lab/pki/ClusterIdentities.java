package io.drydock.cli.lab.pki;

import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import java.util.ArrayList;
import java.util.List;

/** Who gets a certificate in a cluster, with the names that Kubernetes' own installers use. */
public final class ClusterIdentities {
  public static final String ADMIN = "admin";
  public static final String CONTROL_PLANE = "kube-apiserver";
  public static final String KUBELET_CLIENT = "kube-apiserver-kubelet-client";
  public static final String ETCD_SERVER = "etcd-server";
  public static final String ETCD_CLIENT = "drydock-apiserver";
  public static final String SUPERVISOR = "lab-supervisor";
  public static final String PROXY = "kube-proxy";

  /** Signs tokens; as a user it may do nothing. */
  public static final String SERVICE_ACCOUNTS = "service-accounts";

  private static final String MASTERS = "system:masters";

  private ClusterIdentities() {}

  /** The file name of a node's certificate, used as client and as server. */
  public static String node(String node) {
    return "node-" + node;
  }

  static List<Identity> of(ClusterSpec spec) {
    var identities = new ArrayList<>(shared(spec));
    spec.nodes().forEach(node -> identities.add(node(spec, node)));
    return identities;
  }

  private static List<Identity> shared(ClusterSpec spec) {
    var local = List.of("localhost");
    var loopback = List.of("127.0.0.1");
    return List.of(
        Identity.client(ADMIN, "kubernetes-admin", MASTERS),
        controlPlane(spec),
        Identity.client(KUBELET_CLIENT, "kube-apiserver-kubelet-client", MASTERS),
        new Identity(ETCD_SERVER, "etcd", "drydock", List.of("localhost", "etcd"), loopback),
        Identity.client(ETCD_CLIENT, "drydock-apiserver", "drydock"),
        new Identity(SUPERVISOR, "lab-supervisor", "drydock", local, loopback),
        Identity.client(PROXY, "system:kube-proxy", "system:node-proxiers"),
        Identity.client(SERVICE_ACCOUNTS, "service-accounts", "drydock"));
  }

  private static Identity controlPlane(ClusterSpec spec) {
    var names =
        List.of(
            "localhost",
            "kubernetes",
            "kubernetes.default",
            "kubernetes.default.svc",
            "kubernetes.default.svc.cluster.local");
    var addresses =
        List.of("127.0.0.1", spec.addresses().gateway(), spec.addresses().kubernetesService());
    return new Identity(CONTROL_PLANE, "kube-apiserver", "drydock", names, addresses);
  }

  private static Identity node(ClusterSpec spec, NodeSpec node) {
    return new Identity(
        node(node.name()),
        "system:node:" + node.name(),
        "system:nodes",
        List.of(node.name()),
        List.of(spec.address(node)));
  }
}
