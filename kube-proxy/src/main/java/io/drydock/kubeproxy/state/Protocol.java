package io.drydock.kubeproxy.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transport protocols of a Service port. */
public enum Protocol {
  TCP,
  UDP,
  SCTP;

  /**
   * That of a Service port or an EndpointSlice port: TCP where it is not said, empty if unknown.
   */
  static Optional<Protocol> of(@Nullable String protocol) {
    return protocol == null || protocol.isEmpty()
        ? Optional.of(TCP)
        : Arrays.stream(values()).filter(each -> each.name().equals(protocol)).findFirst();
  }

  /** As iptables and the chain names spell it: "tcp". */
  public String lower() {
    return name().toLowerCase(Locale.ROOT);
  }
}
