package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operating system that a pod names lets it set. */
final class OsRules {
  private static final List<String> NAMES = List.of("linux", "windows");
  private static final String NOT_ON_WINDOWS = "cannot be set for a windows pod";

  private OsRules() {}

  static void validate(PodSpec spec, Field field) {
    if (spec.getOs() == null) {
      return;
    }
    String name = spec.getOs().getName();
    if (Field.isEmpty(name)) {
      field.child("os").child("name").required("cannot be empty");
    } else if (!NAMES.contains(name)) {
      field.child("os").notSupported(name, NAMES);
    } else if (name.equals("linux")) {
      linux(spec, field);
    } else {
      windows(spec, field);
    }
  }

  private static void linux(PodSpec spec, Field field) {
    String why = "windows options cannot be set for a linux pod";
    PodSecurityContext context = spec.getSecurityContext();
    if (context != null) {
      forbid(
          context.getWindowsOptions(), field.child("securityContext").child("windowsOptions"), why);
    }
    for (NamedContext each : NamedContext.all(spec, field)) {
      SecurityContext own = each.context();
      if (own != null) {
        forbid(own.getWindowsOptions(), each.field().child("windowsOptions"), why);
      }
    }
  }

  private static void windows(PodSpec spec, Field field) {
    forbidden(spec.getHostUsers(), field.child("hostUsers"));
    forbidden(trueOrNull(spec.getHostPID()), field.child("hostPID"));
    forbidden(trueOrNull(spec.getHostIPC()), field.child("hostIPC"));
    forbidden(spec.getShareProcessNamespace(), field.child("shareProcessNamespace"));
    if (spec.getSecurityContext() != null) {
      windowsPod(spec.getSecurityContext(), field.child("securityContext"));
    }
    for (NamedContext each : NamedContext.all(spec, field)) {
      if (each.context() != null) {
        windowsContainer(each.context(), each.field());
      }
    }
  }

  private static void windowsPod(PodSecurityContext context, Field field) {
    forbidden(context.getAppArmorProfile(), field.child("appArmorProfile"));
    forbidden(context.getSeLinuxOptions(), field.child("seLinuxOptions"));
    forbidden(context.getSeccompProfile(), field.child("seccompProfile"));
    forbidden(context.getFsGroup(), field.child("fsGroup"));
    forbidden(context.getFsGroupChangePolicy(), field.child("fsGroupChangePolicy"));
    forbidden(filled(context.getSysctls()), field.child("sysctls"));
    forbidden(context.getRunAsUser(), field.child("runAsUser"));
    forbidden(context.getRunAsGroup(), field.child("runAsGroup"));
    forbidden(filled(context.getSupplementalGroups()), field.child("supplementalGroups"));
    forbidden(context.getSupplementalGroupsPolicy(), field.child("supplementalGroupsPolicy"));
    forbidden(context.getSeLinuxChangePolicy(), field.child("seLinuxChangePolicy"));
  }

  private static void windowsContainer(SecurityContext context, Field field) {
    forbidden(context.getAppArmorProfile(), field.child("appArmorProfile"));
    forbidden(context.getSeLinuxOptions(), field.child("seLinuxOptions"));
    forbidden(context.getSeccompProfile(), field.child("seccompProfile"));
    forbidden(context.getCapabilities(), field.child("capabilities"));
    forbidden(context.getReadOnlyRootFilesystem(), field.child("readOnlyRootFilesystem"));
    forbidden(context.getPrivileged(), field.child("privileged"));
    forbidden(context.getAllowPrivilegeEscalation(), field.child("allowPrivilegeEscalation"));
    forbidden(context.getProcMount(), field.child("procMount"));
    forbidden(context.getRunAsUser(), field.child("runAsUser"));
    forbidden(context.getRunAsGroup(), field.child("runAsGroup"));
  }

  private static void forbidden(@Nullable Object value, Field field) {
    forbid(value, field, NOT_ON_WINDOWS);
  }

  private static void forbid(@Nullable Object value, Field field, String why) {
    if (value != null) {
      field.forbidden(why);
    }
  }

  private static @Nullable Boolean trueOrNull(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value) ? value : null;
  }

  private static @Nullable List<?> filled(List<?> items) {
    return items.isEmpty() ? null : items;
  }
}
