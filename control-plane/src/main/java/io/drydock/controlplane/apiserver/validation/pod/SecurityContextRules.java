package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.volume.PathRules;
import io.fabric8.kubernetes.api.model.AppArmorProfile;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules for a container's rights, and those that a pod's and a container's rights share. */
final class SecurityContextRules {
  private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
  private static final List<String> PROFILE_TYPES =
      List.of("Localhost", "RuntimeDefault", "Unconfined");
  private static final long MAX_ID = Integer.MAX_VALUE;
  private static final int MAX_PATH = 4095;

  private SecurityContextRules() {}

  static void validate(@Nullable SecurityContext context, boolean hostUsers, Field field) {
    if (context == null) {
      return;
    }
    id(context.getRunAsUser(), field.child("runAsUser"));
    id(context.getRunAsGroup(), field.child("runAsGroup"));
    procMount(context.getProcMount(), hostUsers, field.child("procMount"));
    seccomp(context.getSeccompProfile(), field.child("seccompProfile"));
    escalation(context, field);
    WindowsRules.options(context.getWindowsOptions(), field.child("windowsOptions"));
    appArmor(context.getAppArmorProfile(), field.child("appArmorProfile"));
  }

  static void id(@Nullable Long id, Field field) {
    field.between(id, 0, MAX_ID);
  }

  private static void procMount(@Nullable String type, boolean hostUsers, Field field) {
    if (type == null) {
      return;
    }
    field.oneOf(type, PROC_MOUNTS);
    if (hostUsers && type.equals("Unmasked")) {
      field.invalid(type, "`hostUsers` must be false to use `Unmasked`");
    }
  }

  private static void escalation(SecurityContext context, Field field) {
    if (!Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())) {
      return;
    }
    if (Boolean.TRUE.equals(context.getPrivileged())) {
      field.invalid(
          context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
    }
    if (context.getCapabilities() != null
        && context.getCapabilities().getAdd().contains("CAP_SYS_ADMIN")) {
      field.invalid(
          context,
          "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
    }
  }

  static void seccomp(@Nullable SeccompProfile profile, Field field) {
    if (profile == null) {
      return;
    }
    String type = Objects.requireNonNullElse(profile.getType(), "");
    if (type.isEmpty()) {
      field.child("type").required("type is required when seccompProfile is set");
    } else {
      field.child("type").oneOf(type, PROFILE_TYPES);
    }
    Field local = field.child("localhostProfile");
    if (type.equals("Localhost") && profile.getLocalhostProfile() == null) {
      local.required("must be set when seccomp type is Localhost");
    } else if (type.equals("Localhost")) {
      PathRules.descending(profile.getLocalhostProfile(), local);
    } else if (profile.getLocalhostProfile() != null) {
      local.invalid(profile, "can only be set when seccomp type is Localhost");
    }
  }

  static void appArmor(@Nullable AppArmorProfile profile, Field field) {
    if (profile == null) {
      return;
    }
    Field local = field.child("localhostProfile");
    switch (Objects.requireNonNullElse(profile.getType(), "")) {
      case "Localhost" -> appArmorFile(profile.getLocalhostProfile(), local);
      case "RuntimeDefault", "Unconfined" -> {
        if (profile.getLocalhostProfile() != null) {
          local.invalid(
              profile.getLocalhostProfile(), "can only be set when AppArmor type is Localhost");
        }
      }
      case "" -> field.child("type").required("type is required when appArmorProfile is set");
      default -> field.child("type").notSupported(profile.getType(), PROFILE_TYPES);
    }
  }

  private static void appArmorFile(@Nullable String name, Field field) {
    if (name == null || name.isBlank()) {
      if (name != null && !name.isEmpty()) {
        field.invalid(name, "must not be padded with whitespace");
      } else {
        field.required("must be set when AppArmor type is Localhost");
      }
      return;
    }
    if (!name.strip().equals(name)) {
      field.invalid(name, "must not be padded with whitespace");
    }
    if (name.length() > MAX_PATH) {
      field.tooLong(MAX_PATH);
    }
  }
}
