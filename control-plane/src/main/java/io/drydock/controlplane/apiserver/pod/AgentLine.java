package io.drydock.controlplane.apiserver.pod;

import io.drydock.proto.v1.NodeGrpc;
import io.drydock.proto.v1.NodeGrpc.NodeBlockingV2Stub;
import io.grpc.ManagedChannel;

/**
 * A connection to an agent for one call alone. Calls of one gRPC connection share its flow-control
 * window, so that one reader who takes nothing would hold up all others.
 */
public final class AgentLine implements AutoCloseable {
  private final NodeClients owner;
  private final String target;
  private final ManagedChannel channel;

  AgentLine(NodeClients owner, String target, ManagedChannel channel) {
    this.owner = owner;
    this.target = target;
    this.channel = channel;
  }

  public NodeBlockingV2Stub agent() {
    return NodeGrpc.newBlockingV2Stub(channel);
  }

  /** The call must be over or cancelled: another one may use the connection next. */
  @Override
  public void close() {
    owner.giveBack(target, channel);
  }
}
