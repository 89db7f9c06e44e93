package io.drydock.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * Something to be done for a pod. Actions of one decision do not depend on each other and may run
 * at the same time. Two actions with the same key never run at the same time.
 */
public sealed interface PodAction {
  String SANDBOX = "sandbox";
  String VOLUMES = "volumes";
  String REMOVE = "remove";

  static String imageKey(String container) {
    return "image/" + container;
  }

  static String containerKey(String container) {
    return "container/" + container;
  }

  String key();

  /** For people: why. */
  String reason();

  /** Make the volumes, /etc/hosts and resolv.conf ready. */
  record PrepareVolumes(String reason) implements PodAction {
    @Override
    public String key() {
      return VOLUMES;
    }
  }

  /** Create a sandbox without starting it, so that containers can be created on it meanwhile. */
  record CreateSandbox(int attempt, String reason) implements PodAction {
    @Override
    public String key() {
      return SANDBOX;
    }
  }

  /** Start the sandbox and set its network up. */
  record StartSandbox(String id, String reason) implements PodAction {
    @Override
    public String key() {
      return SANDBOX;
    }
  }

  /** Make the container's image present. */
  record PullImage(String container, String reason) implements PodAction {
    @Override
    public String key() {
      return imageKey(container);
    }
  }

  /** Create a container on the sandbox, from the image that is present. */
  record CreateContainer(String container, int restartCount, String sandboxId, String reason)
      implements PodAction {
    @Override
    public String key() {
      return containerKey(container);
    }
  }

  /** Start it and run its postStart hook. */
  record StartContainer(String container, String id, String reason) implements PodAction {
    @Override
    public String key() {
      return containerKey(container);
    }
  }

  /** Run its preStop hook, send TERM, after the grace KILL. */
  record KillContainer(String container, String id, Duration grace, String reason)
      implements PodAction {
    @Override
    public String key() {
      return "kill/" + id + "/" + grace.toSeconds();
    }
  }

  /** Remove a run that has ended, and its log. */
  record RemoveContainer(String container, String id, String reason) implements PodAction {
    @Override
    public String key() {
      return "remove/" + id;
    }
  }

  /** Take the network away and stop the sandbox. */
  record StopSandbox(String id, String reason) implements PodAction {
    @Override
    public String key() {
      return "stop/" + id;
    }
  }

  /** Remove a dead sandbox. */
  record RemoveSandbox(String id, String reason) implements PodAction {
    @Override
    public String key() {
      return "remove/" + id;
    }
  }

  /** Remove the ended containers, the dead sandboxes, the volumes and the pod's folder. */
  record RemoveRemains(String reason) implements PodAction {
    @Override
    public String key() {
      return REMOVE;
    }
  }

  /** Nothing is left of it here: let the API forget it. The worker ends. */
  record DeleteFromApi(String reason) implements PodAction {
    @Override
    public String key() {
      return "delete";
    }
  }

  /** The pod has failed for good. */
  record EndPod(String why, String message) implements PodAction {
    @Override
    public String key() {
      return "end";
    }

    @Override
    public String reason() {
      return message;
    }
  }

  /** Look again at that time. */
  record Wait(Instant until, String reason) implements PodAction {
    @Override
    public String key() {
      return "wait";
    }
  }
}
