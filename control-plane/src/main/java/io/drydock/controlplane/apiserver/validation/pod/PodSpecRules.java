package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.ResourceRules;
import io.drydock.controlplane.apiserver.validation.TolerationRules;
import io.drydock.controlplane.apiserver.validation.volume.VolumeRules;
import io.fabric8.kubernetes.api.model.PodResourceClaim;
import io.fabric8.kubernetes.api.model.PodSchedulingGate;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a pod's spec, in a Pod or in a template. */
final class PodSpecRules {
  static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

  private PodSpecRules() {}

  /**
   * @param podName empty where there is no pod yet, in a template
   */
  static void validate(@Nullable PodSpec given, String podName, Field field) {
    PodSpec spec = given == null ? new PodSpec() : given;
    if (spec.getTerminationGracePeriodSeconds() == null) {
      field.child("terminationGracePeriodSeconds").required();
    }
    Map<String, Volume> volumes =
        VolumeRules.validate(spec.getVolumes(), podName, field.child("volumes"));
    Set<String> claims = claims(spec.getResourceClaims(), field.child("resourceClaims"));
    new ContainerLists(new PodContext(spec, volumes, claims)).validate(field);
    hostPorts(spec, podName.isEmpty(), field.child("containers"));
    policies(spec, field);
    LabelRules.labels(spec.getNodeSelector(), field.child("nodeSelector"));
    PodSecurityRules.validate(spec, field.child("securityContext"));
    AffinityRules.validate(spec.getAffinity(), field.child("affinity"));
    DnsRules.validate(spec.getDnsConfig(), spec.getDnsPolicy(), field.child("dnsConfig"));
    field
        .child("readinessGates")
        .each(
            spec.getReadinessGates(),
            (gate, each) ->
                each.child("conditionType").text(gate.getConditionType(), LabelRules.KEY));
    gates(spec.getSchedulingGates(), field.child("schedulingGates"));
    SpreadRules.validate(
        spec.getTopologySpreadConstraints(), field.child("topologySpreadConstraints"));
    WindowsRules.hostProcesses(spec, field);
    hostUsers(spec, field);
    names(spec, field);
    scheduling(spec, field);
    OsRules.validate(spec, field);
  }

  private static void policies(PodSpec spec, Field field) {
    field.child("restartPolicy").neededOneOf(spec.getRestartPolicy(), RESTART_POLICIES);
    field.child("dnsPolicy").neededOneOf(spec.getDnsPolicy(), DNS_POLICIES);
  }

  /** In the network of the host a port of a container is one of the host. */
  private static void hostPorts(PodSpec spec, boolean template, Field field) {
    if (!Boolean.TRUE.equals(spec.getHostNetwork())) {
      return;
    }
    field.each(
        spec.getContainers(),
        (container, each) ->
            each.child("ports")
                .each(
                    container.getPorts(),
                    (port, at) -> {
                      int host = port.getHostPort() == null ? 0 : port.getHostPort();
                      int own = port.getContainerPort() == null ? 0 : port.getContainerPort();
                      if (host != own && !(template && host == 0)) {
                        at.child("hostPort")
                            .invalid(host, "must match `containerPort` when `hostNetwork` is true");
                      }
                    }));
  }

  private static void hostUsers(PodSpec spec, Field field) {
    if (!Boolean.FALSE.equals(spec.getHostUsers())) {
      return;
    }
    String why = "when `pod.Spec.HostUsers` is false";
    if (Boolean.TRUE.equals(spec.getHostNetwork())) {
      field.child("hostNetwork").forbidden(why);
    }
    if (Boolean.TRUE.equals(spec.getHostPID())) {
      field.child("HostPID").forbidden(why);
    }
    if (Boolean.TRUE.equals(spec.getHostIPC())) {
      field.child("HostIPC").forbidden(why);
    }
  }

  private static void names(PodSpec spec, Field field) {
    field.child("serviceAccountName").optional(spec.getServiceAccountName(), NameRule.SUBDOMAIN);
    field.child("nodeName").optional(spec.getNodeName(), NameRule.SUBDOMAIN);
    field
        .child("activeDeadlineSeconds")
        .between(spec.getActiveDeadlineSeconds(), 1, Integer.MAX_VALUE);
    field.child("hostname").optional(spec.getHostname(), NameRule.LABEL);
    field.child("subdomain").optional(spec.getSubdomain(), NameRule.LABEL);
  }

  private static void scheduling(PodSpec spec, Field field) {
    TolerationRules.validate(spec.getTolerations(), field.child("tolerations"));
    DnsRules.hostAliases(spec.getHostAliases(), field.child("hostAliases"));
    field.child("priorityClassName").optional(spec.getPriorityClassName(), NameRule.SUBDOMAIN);
    if (spec.getRuntimeClassName() != null) {
      field.child("runtimeClassName").text(spec.getRuntimeClassName(), NameRule.SUBDOMAIN);
    }
    preemption(spec.getPreemptionPolicy(), field.child("preemptionPolicy"));
    ResourceRules.amounts(spec.getOverhead(), field.child("overhead").child("limits"));
  }

  static void preemption(@Nullable String policy, Field field) {
    if (policy != null) {
      field.neededOneOf(policy, PREEMPTION_POLICIES);
    }
  }

  private static void gates(@Nullable List<PodSchedulingGate> gates, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        gates,
        (gate, each) -> {
          each.text(gate.getName(), LabelRules.KEY);
          if (!seen.add(gate.getName())) {
            each.duplicate(gate.getName());
          }
        });
  }

  private static Set<String> claims(@Nullable List<PodResourceClaim> claims, Field field) {
    Set<String> names = new HashSet<>();
    field.each(
        claims,
        (claim, each) -> {
          if (!each.child("name").present(claim.getName())) {
            return;
          }
          if (names.add(claim.getName())) {
            each.child("name").text(claim.getName(), NameRule.LABEL);
          } else {
            each.child("name").duplicate(claim.getName());
          }
          claimSource(claim, each);
        });
    return names;
  }

  private static void claimSource(PodResourceClaim claim, Field field) {
    boolean named = claim.getResourceClaimName() != null;
    boolean templated = claim.getResourceClaimTemplateName() != null;
    if (named && templated) {
      field.invalid(
          claim,
          "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
    }
    if (!named && !templated) {
      field.invalid(claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
    }
    if (named) {
      field.child("resourceClaimName").text(claim.getResourceClaimName(), NameRule.SUBDOMAIN);
    }
    if (templated) {
      field
          .child("resourceClaimTemplateName")
          .text(claim.getResourceClaimTemplateName(), NameRule.SUBDOMAIN);
    }
  }
}
