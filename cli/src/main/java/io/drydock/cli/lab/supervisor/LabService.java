package io.drydock.cli.lab.supervisor;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.host.HostException;
import io.drydock.cli.lab.host.ProcFs;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.output.CliException;
import io.drydock.proto.v1.AddNodeRequest;
import io.drydock.proto.v1.DownRequest;
import io.drydock.proto.v1.DownResponse;
import io.drydock.proto.v1.KillProcessRequest;
import io.drydock.proto.v1.KillProcessResponse;
import io.drydock.proto.v1.LabGrpc;
import io.drydock.proto.v1.LabNode;
import io.drydock.proto.v1.LabProcess;
import io.drydock.proto.v1.LabStatus;
import io.drydock.proto.v1.LabStatusRequest;
import io.drydock.proto.v1.NodeRequest;
import io.drydock.proto.v1.NodeResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** The Lab service: calls the machine room and words its answers. */
final class LabService extends LabGrpc.LabImplBase {
  private final MachineRoom room;
  private final Shutdown shutdown;
  private final ClusterFolder folder;

  /** Takes the cluster down and ends the supervisor after the answer. */
  interface Shutdown {
    java.util.List<String> down(boolean keepState) throws InterruptedException;

    void end();
  }

  private interface Call<A> {
    A answer() throws InterruptedException;
  }

  LabService(MachineRoom room, Shutdown shutdown, ClusterFolder folder) {
    this.room = room;
    this.shutdown = shutdown;
    this.folder = folder;
  }

  @Override
  public void status(LabStatusRequest request, StreamObserver<LabStatus> observer) {
    answer(observer, this::status);
  }

  @Override
  public void killNode(NodeRequest request, StreamObserver<NodeResponse> observer) {
    answer(observer, () -> response(room.killNode(request.getName())));
  }

  @Override
  public void startNode(NodeRequest request, StreamObserver<NodeResponse> observer) {
    answer(observer, () -> response(room.startNode(request.getName())));
  }

  @Override
  public void addNode(AddNodeRequest request, StreamObserver<NodeResponse> observer) {
    answer(observer, () -> response(room.addNode(wanted(request))));
  }

  @Override
  public void killProcess(
      KillProcessRequest request, StreamObserver<KillProcessResponse> observer) {
    answer(
        observer, () -> KillProcessResponse.newBuilder().setPid(kill(request.getName())).build());
  }

  @Override
  public void down(DownRequest request, StreamObserver<DownResponse> observer) {
    answer(
        observer,
        () ->
            DownResponse.newBuilder()
                .addAllLeftBehind(shutdown.down(request.getKeepState()))
                .build());
    shutdown.end();
  }

  private LabStatus status() {
    ClusterSpec spec = room.spec();
    var status =
        LabStatus.newBuilder()
            .setCluster(spec.name())
            .setStateDirectory(folder.root().toString())
            .setApiServer("https://127.0.0.1:" + spec.ports().api());
    room.processes().all().forEach(process -> status.addProcesses(describe(process)));
    status.addProcesses(self());
    spec.nodes().forEach(node -> status.addNodes(describe(node)));
    return status.build();
  }

  private LabProcess self() {
    long pid = ProcessHandle.current().pid();
    return LabProcess.newBuilder()
        .setName(LabSupervisor.NAME)
        .setPid(pid)
        .setState("running")
        .setLogFile(folder.log(LabSupervisor.NAME).toString())
        .setPssBytes(ProcFs.proportionalSetSize(pid))
        .build();
  }

  private static LabProcess describe(ManagedProcess process) {
    ProcessState state = process.state();
    return LabProcess.newBuilder()
        .setName(process.spec().name())
        .setPid(state.pid())
        .setState(state.word())
        .setRestarts(state.restarts())
        .setLogFile(process.spec().log().toString())
        .setPssBytes(process.memory())
        .build();
  }

  private LabNode describe(NodeSpec node) {
    return LabNode.newBuilder()
        .setName(node.name())
        .setAddress(room.spec().address(node))
        .setState(node.powered() ? "running" : "killed")
        .build();
  }

  private NodeResponse response(NodeSpec node) {
    return NodeResponse.newBuilder().setNode(describe(node)).build();
  }

  private NodeSpec wanted(AddNodeRequest request) {
    ClusterSpec spec = room.spec();
    int number = spec.freeNumber();
    Optional<NodeSpec> model = spec.nodes().stream().findFirst();
    return new NodeSpec(
        orElse(request.getName(), "node-" + number),
        number,
        orElse(request.getCpu(), model.map(NodeSpec::cpu).orElse(NodeSpec.STANDARD_CPU)),
        orElse(request.getMemory(), model.map(NodeSpec::memory).orElse(NodeSpec.STANDARD_MEMORY)),
        true);
  }

  private static String orElse(String given, String standard) {
    return given.isEmpty() ? standard : given;
  }

  private long kill(String name) {
    ManagedProcess process =
        room.processes().find(name).orElseThrow(() -> new UnknownNameException(processNames(name)));
    return process
        .kill()
        .orElseThrow(() -> new HostException("Process " + name + " does not run at the moment."));
  }

  private String processNames(String wrong) {
    var names = room.processes().all().stream().map(process -> process.spec().name()).toList();
    return "There is no process \"%s\"; there are %s.".formatted(wrong, String.join(", ", names));
  }

  private static <A> void answer(StreamObserver<A> observer, Call<A> call) {
    try {
      observer.onNext(call.answer());
      observer.onCompleted();
    } catch (UnknownNameException e) {
      observer.onError(Status.NOT_FOUND.withDescription(e.getMessage()).asRuntimeException());
    } catch (HostException | CliException e) {
      observer.onError(
          Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.onError(Status.CANCELLED.withDescription("interrupted").asRuntimeException());
    } catch (RuntimeException e) {
      observer.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
    }
  }
}
