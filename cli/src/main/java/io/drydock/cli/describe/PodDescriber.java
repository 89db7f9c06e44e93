package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Conditions;
import io.drydock.api.Owners;
import io.drydock.api.Pods;
import io.drydock.printers.Ages;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.function.UnaryOperator;

/** Pods, in the order and the words of kubectl. */
final class PodDescriber implements Describer<Pod> {

  @Override
  public void describe(Pod pod, Description text, Surroundings surroundings) {
    PodSpec spec = pod.getSpec();
    PodStatus status = requireNonNullElse(pod.getStatus(), new PodStatus());
    text.field(0, "Name", pod.getMetadata().getName());
    text.field(0, "Namespace", pod.getMetadata().getNamespace());
    text.optional(0, "Priority", spec.getPriority());
    text.optional(0, "Priority Class Name", spec.getPriorityClassName());
    text.optional(0, "Service Account", spec.getServiceAccountName());
    boolean assigned = Pods.isAssigned(pod);
    String host = requireNonNullElse(status.getHostIP(), "");
    text.field(0, "Node", assigned ? spec.getNodeName() + "/" + host : "<none>");
    if (status.getStartTime() != null) {
      text.field(0, "Start Time", Description.time(status.getStartTime()));
    }
    text.labels("Labels", pod.getMetadata().getLabels());
    text.annotations("Annotations", pod.getMetadata().getAnnotations());
    state(pod, status, text, surroundings);
    addresses(status, text);
    Owners.controllerOf(pod)
        .ifPresent(o -> text.field(0, "Controlled By", o.getKind() + "/" + o.getName()));
    containers(pod, status, text);
    conditions(pod, text);
    VolumeLines.write(text, "", spec.getVolumes());
    text.field(0, "QoS Class", status.getQosClass());
    text.labels("Node-Selectors", spec.getNodeSelector());
    TolerationLines.write(text, "", spec.getTolerations());
  }

  private static void state(
      Pod pod, PodStatus status, Description text, Surroundings surroundings) {
    if (Pods.isTerminating(pod) && !Pods.isFinished(pod)) {
      String since = Ages.since(pod.getMetadata().getDeletionTimestamp(), surroundings.now());
      text.field(0, "Status", "Terminating (lasts " + since + ")");
      Long grace = requireNonNullElse(pod.getMetadata().getDeletionGracePeriodSeconds(), 0L);
      text.field(0, "Termination Grace Period", grace + "s");
    } else {
      text.field(0, "Status", Pods.phase(pod));
    }
    text.optional(0, "Reason", status.getReason());
    text.optional(0, "Message", status.getMessage());
  }

  private static void addresses(PodStatus status, Description text) {
    text.field(0, "IP", status.getPodIP());
    List<PodIP> addresses = requireNonNullElse(status.getPodIPs(), List.of());
    if (addresses.isEmpty()) {
      text.field(0, "IPs", "<none>");
    } else {
      text.line(0, "IPs:");
      addresses.forEach(address -> text.field(1, "IP", address.getIp()));
    }
  }

  private static void containers(Pod pod, PodStatus status, Description text) {
    PodSpec spec = pod.getSpec();
    UnaryOperator<String> fields = path -> MetadataField.value(pod.getMetadata(), path);
    if (spec.getInitContainers() != null && !spec.getInitContainers().isEmpty()) {
      var inits = requireNonNullElse(status.getInitContainerStatuses(), List.<ContainerStatus>of());
      new ContainerLines(text, "", inits, fields)
          .write("Init Containers", spec.getInitContainers());
    }
    var statuses = requireNonNullElse(status.getContainerStatuses(), List.<ContainerStatus>of());
    new ContainerLines(text, "", statuses, fields).write("Containers", spec.getContainers());
  }

  private static void conditions(Pod pod, Description text) {
    var conditions = Conditions.of(pod);
    if (!conditions.isEmpty()) {
      text.line(0, "Conditions:").line(1, "Type\tStatus");
      conditions.forEach(c -> text.line(1, "%s \t%s ".formatted(c.getType(), c.getStatus())));
    }
  }
}
