package io.drydock.kubelet.image;

/**
 * Makes a pod's image present on this node. Thread-safe; pulls of the same image are joined into
 * one.
 */
public interface ImageService {

  /**
   * Makes the image present, from the first source that has it: local, the registry, a substitute.
   * Blocks while it pulls.
   *
   * @param image as the pod names it
   * @throws ImageException saying which sources were tried
   */
  ImageResult ensure(String image, PullPolicy policy);
}
