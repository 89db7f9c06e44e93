package io.drydock.controlplane.apiserver.pod;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.drydock.client.ApiException;
import io.drydock.client.Channels;
import io.drydock.client.Reason;
import io.drydock.client.TlsFiles;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.grpc.ManagedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Ways to the agents' node services, one channel a call, with the control plane's client
 * certificate. Keeps those given back last for the next calls; safe for many threads.
 */
public final class NodeClients implements AutoCloseable {
  private static final int PORT = 10250;
  private static final int MOST_IDLE = 64;

  /** A channel that nobody uses. */
  private record Idle(String target, ManagedChannel channel) {}

  private final TlsFiles tls;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<ManagedChannel> all = new HashSet<>();

  /**
   * @param tls the certificate of "kube-apiserver-kubelet-client"
   */
  public NodeClients(TlsFiles tls) {
    this.tls = tls;
  }

  /**
   * A way to the agent of a node, to be closed after one call; does not connect yet.
   *
   * @throws ApiException ServiceUnavailable where the node has not said its address
   */
  public synchronized AgentLine line(Node node) {
    String target = target(node);
    for (Idle candidate : idle) {
      if (candidate.target().equals(target)) {
        idle.remove(candidate);
        return new AgentLine(this, target, candidate.channel());
      }
    }
    ManagedChannel channel = Channels.connect(target, tls);
    all.add(channel);
    return new AgentLine(this, target, channel);
  }

  /** "address:port" of a node's agent; the node may say another port than 10250. */
  static String target(Node node) {
    return address(node) + ":" + port(node);
  }

  /**
   * The address by which a node is reached.
   *
   * @throws ApiException ServiceUnavailable where the node has not said it
   */
  public static String address(Node node) {
    if (node.getStatus() == null) {
      throw noAddress(node);
    }
    return node.getStatus().getAddresses().stream()
        .filter(a -> a.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress)
        .findFirst()
        .orElseThrow(() -> noAddress(node));
  }

  /** The port of a node's agent. */
  public static int port(Node node) {
    var endpoints = node.getStatus().getDaemonEndpoints();
    return endpoints == null
            || endpoints.getKubeletEndpoint() == null
            || endpoints.getKubeletEndpoint().getPort() == null
        ? PORT
        : endpoints.getKubeletEndpoint().getPort();
  }

  @Override
  public synchronized void close() throws InterruptedException {
    all.forEach(ManagedChannel::shutdownNow);
    for (ManagedChannel channel : all) {
      boolean unused = channel.awaitTermination(1, SECONDS);
    }
    all.clear();
    idle.clear();
  }

  synchronized void giveBack(String target, ManagedChannel channel) {
    if (channel.isShutdown()) {
      return;
    }
    idle.addFirst(new Idle(target, channel));
    if (idle.size() > MOST_IDLE) {
      ManagedChannel eldest = idle.removeLast().channel();
      all.remove(eldest);
      eldest.shutdown();
    }
  }

  private static ApiException noAddress(Node node) {
    return new ApiException(
        Reason.SERVICE_UNAVAILABLE,
        ("no preferred addresses found for node \"%s\": its agent has not reported an"
                + " InternalIP; is it running?")
            .formatted(node.getMetadata().getName()));
  }
}
