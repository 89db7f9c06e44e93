package io.drydock.controlplane.apiserver.pod;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.drydock.client.ApiException;
import io.drydock.client.Channels;
import io.drydock.client.Reason;
import io.drydock.client.TlsFiles;
import io.drydock.proto.v1.NodeGrpc;
import io.drydock.proto.v1.NodeGrpc.NodeBlockingV2Stub;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.grpc.ManagedChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ways to the agents' node services, one channel an address, with the control plane's client
 * certificate. Keeps those used last; safe for many threads.
 */
public final class NodeClients implements AutoCloseable {
  private static final int PORT = 10250;
  private static final int MOST = 256;

  private final TlsFiles tls;
  private final LinkedHashMap<String, ManagedChannel> channels =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param tls the certificate of "kube-apiserver-kubelet-client"
   */
  public NodeClients(TlsFiles tls) {
    this.tls = tls;
  }

  /**
   * The agent of a node; does not connect yet.
   *
   * @throws ApiException ServiceUnavailable where the node has not said its address
   */
  public NodeBlockingV2Stub agent(Node node) {
    return NodeGrpc.newBlockingV2Stub(channel(target(node)));
  }

  /** "address:port" of a node's agent; the node may say another port than 10250. */
  static String target(Node node) {
    if (node.getStatus() == null) {
      throw noAddress(node);
    }
    String address =
        node.getStatus().getAddresses().stream()
            .filter(a -> a.getType().equals("InternalIP"))
            .map(NodeAddress::getAddress)
            .findFirst()
            .orElseThrow(() -> noAddress(node));
    return address + ":" + port(node);
  }

  @Override
  public synchronized void close() throws InterruptedException {
    channels.values().forEach(ManagedChannel::shutdownNow);
    for (ManagedChannel channel : channels.values()) {
      boolean unused = channel.awaitTermination(1, SECONDS);
    }
    channels.clear();
  }

  private synchronized ManagedChannel channel(String target) {
    ManagedChannel channel = channels.computeIfAbsent(target, t -> Channels.connect(t, tls));
    if (channels.size() > MOST) {
      Map.Entry<String, ManagedChannel> eldest = channels.firstEntry();
      channels.remove(eldest.getKey());
      eldest.getValue().shutdown();
    }
    return channel;
  }

  private static int port(Node node) {
    var endpoints = node.getStatus().getDaemonEndpoints();
    return endpoints == null
            || endpoints.getKubeletEndpoint() == null
            || endpoints.getKubeletEndpoint().getPort() == null
        ? PORT
        : endpoints.getKubeletEndpoint().getPort();
  }

  private static ApiException noAddress(Node node) {
    return new ApiException(
        Reason.SERVICE_UNAVAILABLE,
        ("no preferred addresses found for node \"%s\": its agent has not reported an"
                + " InternalIP; is it running?")
            .formatted(node.getMetadata().getName()));
  }
}
