package io.drydock.kubelet.runtime;

import java.util.Map;

/**
 * What a sandbox is made from.
 *
 * @param attempt 0 for the pod's first sandbox, counted up for each that replaces one
 * @param hostname the host name inside, normally the pod's name
 * @param sysctls namespaced kernel settings from the pod's securityContext
 * @param labels further labels, beside the identifying ones
 */
public record SandboxSpec(
    PodRef pod,
    int attempt,
    String hostname,
    Map<String, String> sysctls,
    Map<String, String> labels) {

  public static SandboxSpec of(PodRef pod, int attempt) {
    return new SandboxSpec(pod, attempt, pod.name(), Map.of(), Map.of());
  }
}
