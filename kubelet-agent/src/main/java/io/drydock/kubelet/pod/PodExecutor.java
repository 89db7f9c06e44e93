package io.drydock.kubelet.pod;

import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.image.ImageResult;
import io.drydock.kubelet.network.PodNetworkException;
import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.volume.VolumeException;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Does one action for a pod and says how it ended. Blocking; a worker gives each a thread. */
final class PodExecutor {
  private final PodServices services;
  private final PodStatusSink sink;
  private final StartGate gate;
  private final SandboxSteps sandboxes;
  private final ImageSteps images;
  private final ContainerSteps containers;

  PodExecutor(WorkerEnvironment environment) {
    this.services = environment.services();
    this.sink = environment.sink();
    this.gate = environment.gate();
    this.sandboxes = new SandboxSteps(services);
    this.images = new ImageSteps(services);
    this.containers = new ContainerSteps(services, gate);
  }

  /**
   * What an action is done with, beside itself.
   *
   * @param image of the container to be created
   * @param killing whether its kill is under way with a longer grace
   */
  record Context(
      Pod pod,
      RuntimeView view,
      Addresses addresses,
      @Nullable ImageResult image,
      boolean killing) {}

  Outcome perform(PodAction action, Context context) throws InterruptedException {
    try {
      return dispatch(action, context);
    } catch (ContainerRuntimeException | PodNetworkException | IOException e) {
      return new Outcome.Failed("RuntimeError", String.valueOf(e.getMessage()));
    }
  }

  private Outcome dispatch(PodAction action, Context context)
      throws IOException, InterruptedException {
    Pod pod = context.pod();
    return switch (action) {
      case PodAction.PrepareVolumes unused -> prepareVolumes(pod);
      case PodAction.CreateSandbox create -> sandboxes.create(pod, create);
      case PodAction.StartSandbox start ->
          gate.pass(StartGate.Stage.SANDBOX, () -> sandboxes.start(pod, start));
      case PodAction.StopSandbox stop -> sandboxes.stop(stop);
      case PodAction.RemoveSandbox remove -> sandboxes.remove(remove.id());
      case PodAction.PullImage pull ->
          images.ensure(pod, PodContainers.find(pod, pull.container()).orElseThrow());
      case PodAction.CreateContainer create ->
          containers.create(
              pod,
              create,
              java.util.Objects.requireNonNull(context.image(), "decided without an image"),
              context.addresses(),
              context.view());
      case PodAction.StartContainer start -> containers.start(pod, start, context.addresses());
      case PodAction.KillContainer kill ->
          containers.kill(pod, kill, context.killing(), context.addresses());
      case PodAction.RemoveContainer remove -> removeContainer(remove.id());
      case PodAction.RemoveRemains unused -> removeRemains(context);
      case PodAction.DeleteFromApi unused -> deleteFromApi(pod);
      case PodAction.EndPod unused -> new Outcome.Done();
      case PodAction.Wait unused -> new Outcome.Done();
    };
  }

  private Outcome prepareVolumes(Pod pod) throws InterruptedException {
    try {
      services.volumes().prepare(pod);
      return new Outcome.Done();
    } catch (VolumeException e) {
      services.events().warning(pod, "", "FailedMount", e.getMessage());
      return new Outcome.Failed("ContainerCreating", String.valueOf(e.getMessage()));
    }
  }

  private Outcome removeContainer(String id) {
    services.runtime().containers().remove(id);
    return new Outcome.Done();
  }

  private Outcome removeRemains(Context context) throws IOException, InterruptedException {
    context.view().runs().forEach(run -> services.runtime().containers().remove(run.id()));
    for (Sandbox sandbox : context.view().sandboxes()) {
      Outcome unused = sandboxes.remove(sandbox.id());
    }
    services.volumes().remove(context.pod().getMetadata().getUid());
    return new Outcome.Done();
  }

  private Outcome deleteFromApi(Pod pod) {
    sink.deleted(pod);
    return new Outcome.Done();
  }
}
