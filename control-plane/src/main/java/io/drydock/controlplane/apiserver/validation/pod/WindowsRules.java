package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.WindowsSecurityContextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for options that containers on Windows have. */
final class WindowsRules {
  private static final int MAX_SPEC = 64 << 10;
  private static final int MAX_DOMAIN = 256;
  private static final int MAX_USER = 104;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern NET_BIOS =
      Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
  private static final String DNS_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
  private static final Pattern DNS = Pattern.compile(DNS_LABEL + "(?:\\." + DNS_LABEL + ")*");
  private static final Pattern BAD_CHARACTERS = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");
  private static final Pattern ONLY_DOTS = Pattern.compile("[. ]+");

  private WindowsRules() {}

  static void options(@Nullable WindowsSecurityContextOptions options, Field field) {
    if (options == null) {
      return;
    }
    if (options.getGmsaCredentialSpecName() != null) {
      field
          .child("gmsaCredentialSpecName")
          .text(options.getGmsaCredentialSpecName(), NameRule.SUBDOMAIN);
    }
    String spec = options.getGmsaCredentialSpec();
    if ("".equals(spec)) {
      field
          .child("gmsaCredentialSpec")
          .invalid(spec, "gmsaCredentialSpec cannot be an empty string");
    } else if (spec != null && spec.length() > MAX_SPEC) {
      field
          .child("gmsaCredentialSpec")
          .invalid(spec, "gmsaCredentialSpec size must be under 64 KiB");
    }
    if (options.getRunAsUserName() != null) {
      String name = options.getRunAsUserName();
      userProblems(name)
          .forEach(
              problem -> field.child("runAsUserName").invalid(name, "runAsUserName" + problem));
    }
  }

  private static List<String> userProblems(String name) {
    if (name.isEmpty()) {
      return List.of(" cannot be an empty string");
    }
    if (CONTROL.matcher(name).find()) {
      return List.of(" cannot contain control characters");
    }
    String[] parts = name.split("\\\\", -1);
    if (parts.length > 2) {
      return List.of(" cannot contain more than one backslash");
    }
    List<String> problems = new ArrayList<>();
    if (parts.length == 2) {
      domain(parts[0], problems);
    }
    user(parts[parts.length - 1], problems);
    return problems;
  }

  private static void domain(String domain, List<String> problems) {
    if (domain.length() >= MAX_DOMAIN) {
      problems.add("'s Domain length must be under 256 characters");
    }
    if (!NET_BIOS.matcher(domain).matches() && !DNS.matcher(domain).matches()) {
      problems.add("'s Domain doesn't match the NetBios nor the DNS format");
    }
  }

  private static void user(String user, List<String> problems) {
    if (user.isEmpty()) {
      problems.add("'s User cannot be empty");
    } else if (user.length() > MAX_USER) {
      problems.add("'s User length must not be longer than 104 characters");
    }
    if (ONLY_DOTS.matcher(user).matches()) {
      problems.add("'s User cannot contain only periods or spaces");
    }
    if (BAD_CHARACTERS.matcher(user).find()) {
      problems.add("'s User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
    }
  }

  /** Either all containers of a pod are processes of the host, or none is. */
  static void hostProcesses(PodSpec spec, Field field) {
    Boolean shared =
        spec.getSecurityContext() == null
            ? null
            : hostProcess(spec.getSecurityContext().getWindowsOptions());
    List<NamedContext> all = NamedContext.all(spec, field);
    long hosted =
        all.stream()
            .filter(each ->
                Boolean.TRUE.equals(
                    Objects.requireNonNullElse(own(each), Boolean.TRUE.equals(shared))))
            .count();
    all.forEach(each -> agrees(shared, own(each), each));
    if (hosted == 0) {
      return;
    }
    if (hosted != all.size()) {
      field.invalid(
          "",
          "If pod contains any hostProcess containers then all containers must be HostProcess containers");
    }
    if (!Boolean.TRUE.equals(spec.getHostNetwork())) {
      field
          .child("hostNetwork")
          .invalid(false, "hostNetwork must be true if pod contains any hostProcess containers");
    }
  }

  private static void agrees(
      @Nullable Boolean shared, @Nullable Boolean own, NamedContext container) {
    if (shared != null && own != null && !shared.equals(own)) {
      container
          .field()
          .child("windowsOptions")
          .child("hostProcess")
          .invalid(
              own, "pod hostProcess value must be identical if both are specified, was " + shared);
    }
  }

  private static @Nullable Boolean own(NamedContext container) {
    SecurityContext context = container.context();
    return context == null ? null : hostProcess(context.getWindowsOptions());
  }

  private static @Nullable Boolean hostProcess(@Nullable WindowsSecurityContextOptions options) {
    return options == null ? null : options.getHostProcess();
  }
}
