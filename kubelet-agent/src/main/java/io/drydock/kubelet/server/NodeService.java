package io.drydock.kubelet.server;

import io.drydock.kubelet.cgroup.NodeCgroup;
import io.drydock.kubelet.network.PodSockets;
import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.ContainerSession;
import io.drydock.kubelet.runtime.ContainerStreams.SessionOptions;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.ExecRequest;
import io.drydock.proto.v1.ExecResponse;
import io.drydock.proto.v1.ExecStart;
import io.drydock.proto.v1.LogsChunk;
import io.drydock.proto.v1.LogsRequest;
import io.drydock.proto.v1.NodeGrpc;
import io.drydock.proto.v1.PortForwardRequest;
import io.drydock.proto.v1.PortForwardResponse;
import io.drydock.proto.v1.StatsRequest;
import io.drydock.proto.v1.StatsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;

/** The node service of node.proto over this node's runtime. Keeps nothing between calls. */
public final class NodeService extends NodeGrpc.NodeImplBase {
  private final ContainerRuntime runtime;
  private final ContainerLookup lookup;
  private final StatsCall stats;
  private final PodSockets sockets = new PodSockets();
  private final InetSocketAddress ownHttp;
  private final Clock clock;

  /**
   * @param ownHttp where the agent's health and metrics are served
   */
  public NodeService(
      ContainerRuntime runtime,
      NodeCgroup cgroup,
      PodDirectory pods,
      InetSocketAddress ownHttp,
      Clock clock) {
    this.ownHttp = ownHttp;
    this.runtime = runtime;
    this.lookup = new ContainerLookup(runtime.containers(), pods);
    this.stats = new StatsCall(runtime, cgroup);
    this.clock = clock;
  }

  @Override
  public void logs(LogsRequest request, StreamObserver<LogsChunk> observer) {
    new LogsCall(lookup, runtime.streams(), clock).start(request, call(observer));
  }

  @Override
  public StreamObserver<ExecRequest> exec(StreamObserver<ExecResponse> observer) {
    return new SessionCall(this::openExec).start(call(observer));
  }

  @Override
  public StreamObserver<ExecRequest> attach(StreamObserver<ExecResponse> observer) {
    return new SessionCall(this::openAttach).start(call(observer));
  }

  @Override
  public StreamObserver<PortForwardRequest> portForward(
      StreamObserver<PortForwardResponse> observer) {
    return new PortForwardCall(runtime.sandboxes(), sockets, ownHttp).start(call(observer));
  }

  @Override
  public void stats(StatsRequest request, StreamObserver<StatsResponse> observer) {
    try {
      observer.onNext(stats.answer());
      observer.onCompleted();
    } catch (RuntimeException e) {
      observer.onError(CallFailure.of(e));
    }
  }

  private ContainerSession openExec(ExecStart start) {
    if (start.getCommandCount() == 0) {
      throw CallFailure.badRequest("you must specify at least one command for the container");
    }
    String id = lookup.running(start.getContainer()).id();
    return runtime.streams().openExec(id, start.getCommandList(), options(start));
  }

  private ContainerSession openAttach(ExecStart start) {
    return runtime.streams().attach(lookup.running(start.getContainer()).id(), options(start));
  }

  private static SessionOptions options(ExecStart start) {
    return new SessionOptions(
        start.getStdin(), start.getStdout(), start.getStderr(), start.getTty());
  }

  private static <T> ServerCallStreamObserver<T> call(StreamObserver<T> observer) {
    return (ServerCallStreamObserver<T>) observer;
  }
}
