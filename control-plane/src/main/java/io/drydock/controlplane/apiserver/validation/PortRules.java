package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port numbers, port names and protocols. */
final class PortRules {
  private static final Set<String> PROTOCOLS = Set.of("SCTP", "TCP", "UDP");

  private PortRules() {}

  static void number(@Nullable Integer port, FieldPath path, Violations violations) {
    if (port == null || port < 1 || port > 65535) {
      violations.invalid(path, port == null ? 0 : port, "must be between 1 and 65535, inclusive");
    }
  }

  static void protocol(@Nullable String protocol, FieldPath path, Violations violations) {
    if (protocol == null || !PROTOCOLS.contains(protocol)) {
      violations.notSupported(path, protocol, PROTOCOLS);
    }
  }

  static void numberOrName(@Nullable IntOrString port, FieldPath path, Violations violations) {
    if (port == null) {
      violations.required(path);
    } else if (port.getIntVal() != null) {
      number(port.getIntVal(), path, violations);
    } else {
      String name = port.getStrVal();
      nameProblem(name).ifPresent(why -> violations.invalid(path, name, why));
    }
  }

  /** After IANA_SVC_NAME. */
  static Optional<String> nameProblem(String name) {
    if (name.length() > 15) {
      return Optional.of("must be no more than 15 characters");
    }
    if (!name.matches("[-a-z0-9]+")) {
      return Optional.of("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (!name.matches(".*[a-z].*")) {
      return Optional.of("must contain at least one letter (a-z)");
    }
    if (name.contains("--")) {
      return Optional.of("must not contain consecutive hyphens");
    }
    return name.startsWith("-") || name.endsWith("-")
        ? Optional.of("must not begin or end with a hyphen")
        : Optional.empty();
  }
}
