package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.PortRules;
import io.drydock.controlplane.apiserver.validation.ResourceRules;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerResizePolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that every container follows, whatever list of the pod it stands in. */
record ContainerRules(PodContext pod, Field field) {
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");
  private static final List<String> RESIZABLE = List.of("cpu", "memory");
  private static final List<String> RESIZE_POLICIES = List.of("NotRequired", "RestartContainer");

  void validate(Container container) {
    field.child("name").needed(container.getName(), NameRule.LABEL);
    var _ = field.child("image").present(container.getImage());
    field
        .child("terminationMessagePolicy")
        .neededOneOf(container.getTerminationMessagePolicy(), MESSAGE_POLICIES);
    ports(container.getPorts());
    EnvironmentRules.variables(container.getEnv(), field.child("env"));
    EnvironmentRules.sources(container.getEnvFrom(), field.child("envFrom"));
    new MountRules(pod.volumes(), container).validate(field);
    field.child("imagePullPolicy").neededOneOf(container.getImagePullPolicy(), PULL_POLICIES);
    ResourceRules.validate(container.getResources(), pod.claims(), field.child("resources"));
    resizePolicies(container.getResizePolicy(), field.child("resizePolicy"));
    SecurityContextRules.validate(
        container.getSecurityContext(), pod.usesHostUsers(), field.child("securityContext"));
  }

  private void ports(List<ContainerPort> ports) {
    Set<String> names = new HashSet<>();
    field
        .child("ports")
        .each(
            ports,
            (port, each) -> {
              portName(port.getName(), names, each.child("name"));
              if (port.getContainerPort() == null || port.getContainerPort() == 0) {
                each.child("containerPort").required();
              } else {
                PortRules.number(port.getContainerPort(), each.child("containerPort"));
              }
              if (port.getHostPort() != null && port.getHostPort() != 0) {
                PortRules.number(port.getHostPort(), each.child("hostPort"));
              }
              PortRules.protocol(port.getProtocol(), each.child("protocol"));
            });
  }

  private static void portName(@Nullable String name, Set<String> names, Field field) {
    if (Field.isEmpty(name)) {
      return;
    }
    if (!Formats.PORT_NAME.accepts(name)) {
      field.text(name, Formats.PORT_NAME);
    } else if (!names.add(name)) {
      field.duplicate(name);
    }
  }

  private void resizePolicies(List<ContainerResizePolicy> policies, Field at) {
    Set<String> seen = new HashSet<>();
    at.each(
        policies,
        (policy, each) -> {
          if (!seen.add(policy.getResourceName())) {
            each.duplicate(policy.getResourceName());
          }
          at.neededOneOf(policy.getResourceName(), RESIZABLE);
          at.neededOneOf(policy.getRestartPolicy(), RESIZE_POLICIES);
          if (pod.restartPolicy().equals("Never")
              && !"NotRequired".equals(policy.getRestartPolicy())) {
            at.invalid(
                policy.getRestartPolicy(), "must be 'NotRequired' when `restartPolicy` is 'Never'");
          }
        });
  }
}
