package io.drydock.kubelet.pod;

import io.drydock.kubelet.image.ImageException;
import io.drydock.kubelet.image.ImageResult;
import io.drydock.kubelet.image.PullPolicy;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;

/** Makes a container's image present and tells how it went, in kubelet's events. */
final class ImageSteps {
  private final PodServices services;

  ImageSteps(PodServices services) {
    this.services = services;
  }

  Outcome ensure(Pod pod, Container container) {
    String image = container.getImage();
    Instant begun = services.clock().now();
    try {
      PullPolicy policy = PullPolicy.of(container.getImagePullPolicy(), image);
      ImageResult result = services.images().ensure(image, policy);
      tell(pod, container, result, Duration.between(begun, services.clock().now()));
      return new Outcome.ImagePresent(result);
    } catch (ImageException e) {
      return failed(pod, container, e.reason().name(), e.getMessage());
    } catch (IllegalArgumentException e) {
      return failed(pod, container, "InvalidImageName", String.valueOf(e.getMessage()));
    }
  }

  private void tell(Pod pod, Container container, ImageResult result, Duration took) {
    String image = container.getImage();
    switch (result.source()) {
      case LOCAL ->
          normal(
              pod,
              container,
              "Pulled",
              "Container image \"" + image + "\" already present on machine");
      case PULLED -> {
        normal(pod, container, "Pulling", "Pulling image \"" + image + "\"");
        normal(
            pod,
            container,
            "Pulled",
            "Successfully pulled image \"" + image + "\" in " + took.toMillis() + "ms");
      }
      case SUBSTITUTE ->
          services.events().warning(pod, container.getName(), "ImageSubstituted", result.note());
    }
  }

  private void normal(Pod pod, Container container, String reason, String message) {
    services.events().normal(pod, container.getName(), reason, message);
  }

  private Outcome failed(Pod pod, Container container, String reason, String message) {
    var events = services.events();
    String name = container.getName();
    events.warning(pod, name, "Failed", message);
    events.warning(pod, name, "Failed", "Error: " + reason);
    return new Outcome.Failed(reason, message);
  }
}
