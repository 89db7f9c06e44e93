package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Sysctl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the rights that a pod's containers share. */
final class PodSecurityRules {
  private static final List<String> GROUP_CHANGES = List.of("Always", "OnRootMismatch");
  private static final List<String> GROUPS_POLICIES = List.of("Merge", "Strict");
  private static final List<String> SELINUX_CHANGES = List.of("MountOption", "Recursive");
  private static final String SYSCTL_REGEX =
      "([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
  private static final Pattern SYSCTL = Pattern.compile(SYSCTL_REGEX);
  private static final int MAX_SYSCTL = 253;
  private static final Pattern IPC_SYSCTL =
      Pattern.compile("kernel[./](shm|msg|sem).*|fs[./]mqueue[./].*");
  private static final Pattern NET_SYSCTL = Pattern.compile("net[./].*");

  private PodSecurityRules() {}

  static void validate(PodSpec spec, Field field) {
    if (Boolean.TRUE.equals(spec.getShareProcessNamespace())
        && Boolean.TRUE.equals(spec.getHostPID())) {
      field
          .child("shareProcessNamespace")
          .invalid(true, "ShareProcessNamespace and HostPID cannot both be enabled");
    }
    PodSecurityContext context = spec.getSecurityContext();
    if (context == null) {
      return;
    }
    SecurityContextRules.id(context.getFsGroup(), field.child("fsGroup"));
    SecurityContextRules.id(context.getRunAsUser(), field.child("runAsUser"));
    SecurityContextRules.id(context.getRunAsGroup(), field.child("runAsGroup"));
    field
        .child("supplementalGroups")
        .each(context.getSupplementalGroups(), SecurityContextRules::id);
    sysctls(spec, context.getSysctls(), field.child("sysctls"));
    field
        .child("fsGroupChangePolicy")
        .optionalOneOf(context.getFsGroupChangePolicy(), GROUP_CHANGES);
    SecurityContextRules.seccomp(context.getSeccompProfile(), field.child("seccompProfile"));
    WindowsRules.options(context.getWindowsOptions(), field.child("windowsOptions"));
    SecurityContextRules.appArmor(context.getAppArmorProfile(), field.child("appArmorProfile"));
    field
        .child("supplementalGroupsPolicy")
        .optionalOneOf(context.getSupplementalGroupsPolicy(), GROUPS_POLICIES);
    field
        .child("seLinuxChangePolicy")
        .optionalOneOf(context.getSeLinuxChangePolicy(), SELINUX_CHANGES);
  }

  private static void sysctls(PodSpec spec, List<Sysctl> sysctls, Field field) {
    Set<String> seen = new HashSet<>();
    field.each(
        sysctls,
        (sysctl, each) -> {
          Field at = each.child("name");
          String name = sysctl.getName() == null ? "" : sysctl.getName();
          if (name.isEmpty()) {
            at.required();
          } else if (name.length() > MAX_SYSCTL || !SYSCTL.matcher(name).matches()) {
            at.invalid(
                name, "must have at most 253 characters and match regex ^" + SYSCTL_REGEX + "$");
          } else if (!seen.add(name)) {
            at.duplicate(name);
          }
          hostSysctl(spec, name, at);
        });
  }

  /** A setting of a namespace that the pod shares with its host would be one of the host. */
  private static void hostSysctl(PodSpec spec, String name, Field field) {
    if (Boolean.TRUE.equals(spec.getHostNetwork()) && NET_SYSCTL.matcher(name).matches()) {
      field.invalid(name, "may not be specified when 'hostNetwork' is true");
    } else if (Boolean.TRUE.equals(spec.getHostIPC()) && IPC_SYSCTL.matcher(name).matches()) {
      field.invalid(name, "may not be specified when 'hostIPC' is true");
    }
  }
}
