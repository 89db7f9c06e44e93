package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Port numbers, port names and protocols. */
public final class PortRules {
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
  private static final int MAX = 65535;

  private PortRules() {}

  public static void number(@Nullable Integer port, Field field) {
    field.between(Objects.requireNonNullElse(port, 0), 1, MAX);
  }

  public static void protocol(@Nullable String protocol, Field field) {
    field.neededOneOf(protocol, PROTOCOLS);
  }

  public static void numberOrName(@Nullable IntOrString port, Field field) {
    if (port != null && port.getStrVal() != null) {
      field.text(port.getStrVal(), Formats.PORT_NAME);
    } else {
      number(port == null ? null : port.getIntVal(), field);
    }
  }
}
