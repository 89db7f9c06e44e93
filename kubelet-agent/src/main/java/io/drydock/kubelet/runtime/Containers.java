package io.drydock.kubelet.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The pods' containers. Each lives in the namespaces of its sandbox. */
public interface Containers {

  /**
   * Creates it, stopped, and returns its id. NOT_FOUND where the image is not present; REFUSED
   * where the engine does not take the specification; CONFLICT where a container with this restart
   * count exists.
   */
  String create(ContainerSpec spec);

  /**
   * Starts it. REFUSED with the engine's words where the command cannot be run; the container then
   * is {@link ContainerState.Exited} with that message.
   */
  void start(String id);

  /**
   * Sends the image's stop signal (SIGTERM by default), after the grace SIGKILL, and returns when
   * it has ended. Harmless where it is stopped or gone.
   */
  void stop(String id, Duration grace);

  /** Sends a signal, for example {@code SIGKILL}. Harmless where it does not run. */
  void kill(String id, String signal);

  /** Removes it and its log, running or not. Harmless where it is gone. */
  void remove(String id);

  Optional<ContainerInfo> find(String id);

  /** All of this node's, running and ended, newest first. */
  List<ContainerInfo> list();

  /** All of one pod's, running and ended, newest first. */
  List<ContainerInfo> ofPod(String podUid);

  /** All of the pods that have or had this name, running and ended, newest first. */
  default List<ContainerInfo> ofPodNamed(String namespace, String name) {
    return list().stream()
        .filter(container -> container.identity().pod().namespace().equals(namespace))
        .filter(container -> container.identity().pod().name().equals(name))
        .toList();
  }

  /** Waits until it has ended and returns its exit code. */
  int await(String id);
}
