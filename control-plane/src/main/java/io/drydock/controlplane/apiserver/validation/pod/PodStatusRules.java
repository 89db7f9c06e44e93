package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.AddressRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a pod's status may become. */
final class PodStatusRules {
  private static final Set<String> OWN_CONDITIONS = Set.of("PodScheduled", "Ready", "Initialized");
  private static final int FAMILIES = 2;

  private PodStatusRules() {}

  static void validate(Pod next, Pod old, Violations violations) {
    PodStatus after = next.getStatus() == null ? new PodStatus() : next.getStatus();
    PodStatus before = old.getStatus() == null ? new PodStatus() : old.getStatus();
    conditions(after, violations.at("metadata").child("conditions"));
    Field field = violations.at("status");
    if (!Objects.equals(after.getNominatedNodeName(), before.getNominatedNodeName())) {
      field.child("nominatedNodeName").optional(after.getNominatedNodeName(), NameRule.SUBDOMAIN);
    }
    if (after.getQosClass() != null && before.getQosClass() != null) {
      field.child("qosClass").immutable(after.getQosClass(), before.getQosClass());
    }
    states(old, after, before, field);
    podIps(after.getPodIPs(), field.child("podIPs"));
    hostIps(after, field.child("hostIPs"));
  }

  private static void conditions(PodStatus status, Field field) {
    field.each(
        status.getConditions(),
        (condition, each) -> {
          if (!OWN_CONDITIONS.contains(condition.getType())) {
            each.child("Type").text(condition.getType(), LabelRules.KEY);
          }
        });
  }

  /** A container that ended for good does not come back. */
  private static void states(Pod pod, PodStatus after, PodStatus before, Field field) {
    String policy =
        pod.getSpec() == null || pod.getSpec().getRestartPolicy() == null
            ? ""
            : pod.getSpec().getRestartPolicy();
    Set<String> sidecars =
        pod.getSpec() == null
            ? Set.of()
            : pod.getSpec().getInitContainers().stream()
                .filter(ContainerLists::isSidecar)
                .map(Container::getName)
                .collect(Collectors.toSet());
    transitions(
        after.getContainerStatuses(),
        before.getContainerStatuses(),
        policy,
        Set.of(),
        field.child("containerStatuses"));
    transitions(
        after.getInitContainerStatuses(),
        before.getInitContainerStatuses(),
        policy,
        sidecars,
        field.child("initContainerStatuses"));
    transitions(
        after.getEphemeralContainerStatuses(),
        before.getEphemeralContainerStatuses(),
        "Never",
        Set.of(),
        field.child("ephemeralContainerStatuses"));
  }

  private static void transitions(
      List<ContainerStatus> after,
      List<ContainerStatus> before,
      String policy,
      Set<String> restarted,
      Field field) {
    if (policy.equals("Always")) {
      return;
    }
    field.each(
        before,
        (was, each) -> {
          if (!isFinal(was, policy) || restarted.contains(was.getName())) {
            return;
          }
          boolean back =
              after.stream()
                  .anyMatch(is -> Objects.equals(is.getName(), was.getName()) && !isTerminated(is));
          if (back) {
            each.child("state").forbidden("may not be transitioned to non-terminated state");
          }
        });
  }

  private static boolean isFinal(ContainerStatus status, String policy) {
    return isTerminated(status)
        && !(policy.equals("OnFailure")
            && !Objects.equals(status.getState().getTerminated().getExitCode(), 0));
  }

  private static boolean isTerminated(ContainerStatus status) {
    return status.getState() != null && status.getState().getTerminated() != null;
  }

  private static void podIps(List<PodIP> ips, Field field) {
    List<String> texts = ips.stream().map(PodIP::getIp).toList();
    addresses(texts, field);
    if (oddFamilies(texts)) {
      field.invalid(ips, "may specify no more than one IP for each IP family");
    }
    duplicates(texts, field);
  }

  private static void hostIps(PodStatus status, Field field) {
    List<String> texts = status.getHostIPs().stream().map(HostIP::getIp).toList();
    if (texts.isEmpty()) {
      return;
    }
    if (!Objects.equals(texts.getFirst(), status.getHostIP())) {
      field.index(0).child("ip").invalid(texts.getFirst(), "must be equal to `hostIP`");
    }
    addresses(texts, field);
    duplicates(texts, field);
    if (oddFamilies(texts)) {
      field.invalid(status.getHostIPs(), "may specify no more than one IP for each IP family");
    }
  }

  private static void addresses(List<String> ips, Field field) {
    field.each(ips, AddressRules::ip);
  }

  private static boolean oddFamilies(List<String> ips) {
    boolean both = ips.stream().map(AddressRules::isIpv6).distinct().count() == FAMILIES;
    return ips.size() > 1 && (!both || ips.size() > FAMILIES);
  }

  private static void duplicates(List<@Nullable String> ips, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        ips,
        (ip, each) -> {
          if (!seen.add(Objects.requireNonNullElse(ip, ""))) {
            each.duplicate(Objects.requireNonNullElse(ip, ""));
          }
        });
  }
}
