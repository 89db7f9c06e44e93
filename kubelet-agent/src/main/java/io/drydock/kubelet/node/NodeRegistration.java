package io.drydock.kubelet.node;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this node known to the API, or sets its labels right where it is known already. */
final class NodeRegistration {
  private static final Logger log = LoggerFactory.getLogger(NodeRegistration.class);

  private final ApiClient client;
  private final NodeSpec spec;
  private final MachineInfo machine;

  NodeRegistration(ApiClient client, NodeSpec spec, MachineInfo machine) {
    this.client = client;
    this.spec = spec;
    this.machine = machine;
  }

  /** The Node as it is stored then. */
  Node register() {
    try {
      Node created = client.create(Kinds.NODE, fresh(), cause("the node joins the cluster"));
      log.atInfo().addKeyValue("node", spec.name()).log("Node registered");
      return created;
    } catch (ApiException e) {
      if (!e.is(Reason.ALREADY_EXISTS)) {
        throw e;
      }
      return relabel(client.get(Kinds.NODE, "", spec.name()));
    }
  }

  private Node relabel(Node stored) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (stored.getMetadata().getLabels() != null) {
      labels.putAll(stored.getMetadata().getLabels());
    }
    labels.putAll(labels());
    if (labels.equals(stored.getMetadata().getLabels())) {
      return stored;
    }
    Node changed = new NodeBuilder(stored).editMetadata().withLabels(labels).endMetadata().build();
    return client.update(Kinds.NODE, changed, cause("the node's labels were changed"));
  }

  private Node fresh() {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(spec.name())
        .withLabels(labels())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("beta.kubernetes.io/arch", machine.architecture());
    labels.put("beta.kubernetes.io/os", machine.operatingSystem());
    labels.put("kubernetes.io/arch", machine.architecture());
    labels.put("kubernetes.io/hostname", spec.name());
    labels.put("kubernetes.io/os", machine.operatingSystem());
    labels.put("node.kubernetes.io/instance-type", "drydock");
    return labels;
  }

  private Cause cause(String reason) {
    return Cause.of("kubelet/" + spec.name(), reason);
  }
}
