package io.drydock.controlplane.apiserver.rest.stream;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.controlplane.apiserver.rest.Kubectl;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A door, a node with an agent in this process, and pods: "web" and "two" run there, "waiting" has
 * no node.
 */
final class StreamsWorld implements AutoCloseable {
  static final Cause CAUSE = Cause.of("test", "the test needs it");

  final RunningDoor door;
  final Kubectl kubectl;
  final FakeAgent agent;

  StreamsWorld(Path folder) throws Exception {
    door = new RunningDoor(folder);
    kubectl = door.kubectl();
    agent = new FakeAgent(door.pki().issue("system:node:node-1", "system:nodes"));
    ApiClient client = door.pipeline().client();
    client.create(
        Kinds.NODE,
        new NodeBuilder()
            .withNewMetadata()
            .withName("node-1")
            .endMetadata()
            .withNewStatus()
            .addNewAddress("127.0.0.1", "InternalIP")
            .withNewDaemonEndpoints()
            .withNewKubeletEndpoint(agent.port())
            .endDaemonEndpoints()
            .endStatus()
            .build(),
        CAUSE);
    create(pod("web", "node-1", "main"));
    create(pod("two", "node-1", "first", "second"));
    create(pod("waiting", null, "main"));
  }

  @Override
  public void close() throws Exception {
    agent.close();
    door.close();
  }

  private void create(Pod pod) {
    ApiClient client = door.pipeline().client();
    Pod created = client.create(Kinds.POD, pod, CAUSE);
    client.updateStatus(
        Kinds.POD,
        new PodBuilder(created)
            .editOrNewStatus()
            .withPhase("Running")
            .withPodIP("127.0.0.1")
            .endStatus()
            .build(),
        CAUSE);
  }

  private static Pod pod(String name, @Nullable String node, String... containers) {
    var builder =
        new PodBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .addToLabels("app", name)
            .endMetadata()
            .withNewSpec()
            .withNodeName(node);
    for (String container : containers) {
      builder.addNewContainer().withName(container).withImage("x").endContainer();
    }
    return builder.endSpec().build();
  }
}
