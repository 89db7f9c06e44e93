package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSpec;

/** Nodes: agents register them with their status; their pod range is given once. */
final class NodeStrategy implements Strategy<Node> {

  @Override
  public Kind<Node> kind() {
    return Kinds.NODE;
  }

  @Override
  public boolean keepsStatusOnCreate() {
    return true;
  }

  @Override
  public void setDefaults(Node node) {
    if (node.getSpec() == null) {
      node.setSpec(new NodeSpec());
    }
  }
}
