package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.Pods;
import io.drydock.controlplane.apiserver.validation.EphemeralContainerRules;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.PodRules;
import io.drydock.controlplane.apiserver.validation.PodUpdateRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods: what admission adds to new ones, and how they are deleted gracefully. */
final class PodStrategy implements Strategy<Pod> {
  private static final List<String> NODE_FAULTS =
      List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  private final long tolerationSeconds;

  PodStrategy(Duration defaultToleration) {
    this.tolerationSeconds = defaultToleration.toSeconds();
  }

  @Override
  public Kind<Pod> kind() {
    return Kinds.POD;
  }

  @Override
  public void setDefaults(Pod pod) {
    PodSpec spec = pod.getSpec();
    if (spec == null) {
      return;
    }
    PodSpecDefaults.apply(spec);
    if (spec.getEnableServiceLinks() == null) {
      spec.setEnableServiceLinks(true);
    }
    spec.getContainers().forEach(PodStrategy::requestWhatIsLimited);
    spec.getInitContainers().forEach(PodStrategy::requestWhatIsLimited);
  }

  /** A limit without a request is also the request. */
  private static void requestWhatIsLimited(Container container) {
    ResourceRequirements resources = container.getResources();
    if (resources == null || resources.getLimits() == null || resources.getLimits().isEmpty()) {
      return;
    }
    Map<String, Quantity> requests = new LinkedHashMap<>(resources.getLimits());
    if (resources.getRequests() != null) {
      requests.putAll(resources.getRequests());
    }
    resources.setRequests(requests);
  }

  @Override
  public void prepareCreate(Pod pod) {
    PodSpec spec = pod.getSpec();
    if (spec == null) {
      return;
    }
    if (spec.getServiceAccountName() == null) {
      spec.setServiceAccountName("default");
      spec.setServiceAccount("default");
    }
    if (spec.getPriority() == null) {
      spec.setPriority(0);
    }
    if (spec.getPreemptionPolicy() == null) {
      spec.setPreemptionPolicy("PreemptLowerPriority");
    }
    List<Toleration> tolerations = new ArrayList<>(spec.getTolerations());
    NODE_FAULTS.stream()
        .filter(fault -> tolerations.stream().noneMatch(t -> covers(t, fault)))
        .forEach(fault -> tolerations.add(toleration(fault)));
    spec.setTolerations(tolerations);
    pod.setStatus(
        new PodStatusBuilder().withPhase("Pending").withQosClass(QosClass.of(spec)).build());
  }

  private static boolean covers(Toleration toleration, String fault) {
    boolean key =
        toleration.getKey() == null
            || toleration.getKey().isEmpty()
            || toleration.getKey().equals(fault);
    boolean effect =
        toleration.getEffect() == null
            || toleration.getEffect().isEmpty()
            || toleration.getEffect().equals("NoExecute");
    return key && effect;
  }

  private Toleration toleration(String fault) {
    return new TolerationBuilder()
        .withKey(fault)
        .withOperator("Exists")
        .withEffect("NoExecute")
        .withTolerationSeconds(tolerationSeconds)
        .build();
  }

  @Override
  public void validate(Pod pod, Violations violations) {
    PodRules.validate(pod.getSpec(), FieldPath.of("spec"), violations);
  }

  @Override
  public void validateUpdate(Pod next, Pod old, Violations violations) {
    PodUpdateRules.validate(next.getSpec(), old.getSpec(), violations);
  }

  @Override
  public void assign(Pod next, @Nullable Pod old, Claims claims, Violations violations) {
    if (old == null && next.getSpec() != null) {
      EphemeralContainerRules.validateCreate(next.getSpec(), violations);
    }
  }

  @Override
  public void validateSubresource(String subresource, Pod next, Pod old, Violations violations) {
    if (subresource.equals("ephemeralcontainers")) {
      next.getSpec().getEphemeralContainers().forEach(EphemeralContainerDefaults::apply);
      EphemeralContainerRules.validateUpdate(next.getSpec(), old.getSpec(), violations);
    }
  }

  /** A pod that no agent runs need not be waited for. */
  @Override
  public long gracePeriod(Pod pod, @Nullable Long asked) {
    if (!Pods.isAssigned(pod) || Pods.isFinished(pod)) {
      return 0;
    }
    if (asked != null) {
      return asked;
    }
    Long own = pod.getSpec().getTerminationGracePeriodSeconds();
    return own == null ? 30 : Math.max(own, 0);
  }
}
