package io.drydock.cli.describe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A probe in one line. */
final class ProbeLines {

  private ProbeLines() {}

  static void write(Description text, String title, @Nullable Probe probe) {
    if (probe != null) {
      text.field(2, title, line(probe));
    }
  }

  private static String line(Probe probe) {
    String numbers =
        "delay=%ds timeout=%ds period=%ds #success=%d #failure=%d"
            .formatted(
                number(probe.getInitialDelaySeconds()),
                number(probe.getTimeoutSeconds()),
                number(probe.getPeriodSeconds()),
                number(probe.getSuccessThreshold()),
                number(probe.getFailureThreshold()));
    if (probe.getExec() != null) {
      return "exec [%s] %s".formatted(String.join(" ", probe.getExec().getCommand()), numbers);
    }
    if (probe.getHttpGet() != null) {
      return "http-get %s %s".formatted(url(probe.getHttpGet()), numbers);
    }
    if (probe.getTcpSocket() != null) {
      String host = requireNonNullElse(probe.getTcpSocket().getHost(), "");
      return "tcp-socket %s:%s %s".formatted(host, port(probe.getTcpSocket().getPort()), numbers);
    }
    return "unknown " + numbers;
  }

  private static String url(HTTPGetAction get) {
    String scheme = requireNonNullElse(get.getScheme(), "HTTP").toLowerCase(Locale.ROOT);
    String path = requireNonNullElse(get.getPath(), "");
    return "%s://%s:%s%s%s"
        .formatted(
            scheme,
            requireNonNullElse(get.getHost(), ""),
            port(get.getPort()),
            path.startsWith("/") ? "" : "/",
            path);
  }

  private static Object port(IntOrString port) {
    return port.getValue();
  }

  private static int number(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
