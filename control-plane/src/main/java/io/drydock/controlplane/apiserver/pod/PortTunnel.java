package io.drydock.controlplane.apiserver.pod;

import com.google.protobuf.UnsafeByteOperations;
import io.drydock.client.ApiException;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.fabric8.kubernetes.api.model.Node;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.Optional;

/**
 * One connection to a port of a pod, or to an agent's own HTTP endpoint, through the agent. One
 * thread may receive while another sends; each waits for the slower side.
 */
public final class PortTunnel implements AutoCloseable {
  private static final int PIECE = 64 * 1024;

  private final Node node;
  private final AgentLine line;
  private final BlockingClientCall<PortForwardRequest, PortForwardResponse> call;

  private PortTunnel(Node node, AgentLine line) {
    this.node = node;
    this.line = line;
    this.call = line.agent().portForward();
  }

  /**
   * Asks the agent to connect; whether it could, the first {@link #receive} tells.
   *
   * @param first the first message: the pod and the port
   */
  public static PortTunnel open(NodeClients nodes, Node node, PortForwardRequest first)
      throws InterruptedException {
    PortTunnel tunnel = new PortTunnel(node, nodes.line(node));
    tunnel.write(first);
    return tunnel;
  }

  /**
   * The next bytes; empty when the pod has ended its side.
   *
   * @throws ApiException where there is no such pod, nothing listens, or the connection broke
   */
  public Optional<byte[]> receive() throws InterruptedException {
    try {
      return Optional.ofNullable(call.read()).map(answer -> answer.getData().toByteArray());
    } catch (StatusException e) {
      throw AgentErrors.of(node, e);
    }
  }

  /** Dropped where the tunnel has ended, which the receiver learns. */
  public void send(byte[] bytes) throws InterruptedException {
    for (int at = 0; at < bytes.length; at += PIECE) {
      int length = Math.min(PIECE, bytes.length - at);
      write(
          PortForwardRequest.newBuilder()
              .setData(UnsafeByteOperations.unsafeWrap(bytes, at, length))
              .build());
    }
  }

  /** Ends our side; the pod may still send. */
  public void closeOutput() {
    try {
      call.halfClose();
    } catch (IllegalStateException e) {
      // the call was cancelled in the same moment: there is nothing left to end
    }
  }

  @Override
  public void close() {
    call.cancel("the connection is over", null);
    line.close();
  }

  private void write(PortForwardRequest request) throws InterruptedException {
    try {
      var _ = call.write(request);
    } catch (StatusException e) {
      // the receiver gets the same error
    }
  }
}
