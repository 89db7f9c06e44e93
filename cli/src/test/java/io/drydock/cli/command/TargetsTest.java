package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pods                             | pods[]
          po a b                           | pods[a, b]
          Pod,deploy a                     | pods[a] deployments.apps[a]
          deployments.v1.apps web          | deployments.apps[web]
          all                              | pods[] replicationcontrollers[] services[] daemonsets.apps[] deployments.apps[] replicasets.apps[] statefulsets.apps[] horizontalpodautoscalers.autoscaling[] cronjobs.batch[] jobs.batch[]
          pod/a pod/b svc/c pod/d          | pods[a, b] services[c] pods[d]
          deployment.apps/web              | deployments.apps[web]
          """)
  void areReadAsKubectlReadsThem(String arguments, String meant) {
    List<String> read =
        Targets.parse("get", List.of(arguments.split(" "))).stream()
            .map(target -> target.kind().resource() + target.names())
            .toList();
    assertThat(String.join(" ", read)).isEqualTo(meant);
  }

  @Test
  void whatCannotBeMeant() {
    assertThatThrownBy(() -> Targets.parse("get", List.of()))
        .hasMessageStartingWith("You must specify the type of resource to get");
    assertThatThrownBy(() -> Targets.parse("get", List.of("nosuch")))
        .hasMessage("the server doesn't have a resource type \"nosuch\"");
    assertThatThrownBy(() -> Targets.parse("get", List.of("pods", "svc/a")))
        .hasMessageStartingWith("there is no need to specify a resource type as a separate");
    assertThatThrownBy(() -> Targets.parse("get", List.of("pod/")))
        .hasMessageContaining("must have a single resource and name");
  }

  @ParameterizedTest
  @CsvSource({"30s,30000", "1m30s,90000", "500ms,500", "1.5h,5400000", "0,0"})
  void durations(String text, long millis) {
    assertThat(new DurationOption().convert(text)).hasMillis(millis);
    assertThatThrownBy(() -> new DurationOption().convert(text + "x"))
        .hasMessageContaining("must be a duration");
  }
}
