package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.Formats;
import io.drydock.controlplane.apiserver.validation.PortRules;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SleepAction;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Exactly one way to ask or tell a container something, and what that way demands. */
record HandlerRules(@Nullable Long gracePeriod) {
  private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

  /** One way to handle, where it is given. */
  private record Way<A>(String name, @Nullable A action, BiConsumer<A, Field> rules) {
    boolean isGiven() {
      return action != null;
    }

    void judge(Field field) {
      rules.accept(Objects.requireNonNull(action), field);
    }
  }

  void probe(Probe probe, Field field) {
    exactlyOne(
        List.of(
            new Way<>("exec", probe.getExec(), HandlerRules::exec),
            new Way<>("httpGet", probe.getHttpGet(), HandlerRules::http),
            new Way<>("tcpSocket", probe.getTcpSocket(), HandlerRules::tcp),
            new Way<>("grpc", probe.getGrpc(), HandlerRules::grpc)),
        field);
  }

  void hook(@Nullable LifecycleHandler hook, Field field) {
    if (hook != null) {
      exactlyOne(
          List.of(
              new Way<>("exec", hook.getExec(), HandlerRules::exec),
              new Way<>("httpGet", hook.getHttpGet(), HandlerRules::http),
              new Way<>("tcpSocket", hook.getTcpSocket(), HandlerRules::tcp),
              new Way<>("sleep", hook.getSleep(), this::sleep)),
          field);
    }
  }

  private static void exactlyOne(List<Way<?>> ways, Field field) {
    List<Way<?>> given = ways.stream().filter(Way::isGiven).toList();
    if (given.isEmpty()) {
      field.required("must specify a handler type");
      return;
    }
    given.getFirst().judge(field.child(given.getFirst().name()));
    given.stream()
        .skip(1)
        .forEach(
            way -> field.child(way.name()).forbidden("may not specify more than 1 handler type"));
  }

  private static void exec(ExecAction action, Field field) {
    if (Field.isEmpty(action.getCommand())) {
      field.child("command").required();
    }
  }

  private static void http(HTTPGetAction action, Field field) {
    var _ = field.child("path").present(action.getPath());
    PortRules.numberOrName(action.getPort(), field.child("port"));
    field.child("scheme").oneOf(action.getScheme(), SCHEMES);
    action
        .getHttpHeaders()
        .forEach(header -> field.child("httpHeaders").text(header.getName(), Formats.HEADER_NAME));
  }

  private static void tcp(TCPSocketAction action, Field field) {
    PortRules.numberOrName(action.getPort(), field.child("port"));
  }

  private static void grpc(GRPCAction action, Field field) {
    PortRules.number(action.getPort(), field.child("port"));
  }

  private void sleep(SleepAction action, Field field) {
    long seconds = action.getSeconds() == null ? 0 : action.getSeconds();
    if (gracePeriod != null && (seconds <= 0 || seconds > gracePeriod)) {
      field.invalid(
          seconds,
          "must be greater than 0 and less than terminationGracePeriodSeconds (%d). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep."
              .formatted(gracePeriod));
    }
  }
}
