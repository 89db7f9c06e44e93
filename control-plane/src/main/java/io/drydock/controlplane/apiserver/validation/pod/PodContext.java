package io.drydock.controlplane.apiserver.validation.pod;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules of a container need to know of its pod. */
record PodContext(PodSpec spec, Map<String, Volume> volumes, Set<String> claims) {

  @Nullable Long gracePeriod() {
    return spec.getTerminationGracePeriodSeconds();
  }

  boolean usesHostUsers() {
    return !Boolean.FALSE.equals(spec.getHostUsers());
  }

  String restartPolicy() {
    return Objects.requireNonNullElse(spec.getRestartPolicy(), "");
  }
}
