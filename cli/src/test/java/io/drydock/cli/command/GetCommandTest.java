package io.drydock.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** `drydock get` beside the real kubectl, on the same objects. */
@Timeout(60)
class GetCommandTest {
  @TempDir private static Path home;
  private static TestControlPlane cluster;

  @BeforeAll
  static void open() throws Exception {
    cluster = new TestControlPlane(home);
    String all =
        Samples.WEB
            + "---\n"
            + Samples.POD.formatted("one")
            + "---\n"
            + Samples.POD.formatted("two");
    assertThat(cluster.drydockWith(all, "apply", "-f", "-").errors()).isEmpty();
  }

  @AfterAll
  static void close() throws Exception {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get pods",
        "get po one two -o wide",
        "get all",
        "get deploy,svc",
        "get deployment.apps/web service/web",
        "get deployment/web --show-labels",
        "get pods -l app=web,tier=front -L tier,app",
        "get pods -l app=none",
        "get pods -A",
        "get pods -n other",
        "get ns",
        "get configmaps --field-selector metadata.name=conf",
        "get svc -A -o wide",
        "get pods --no-headers",
        "get pods -o name",
        "get all -o name",
        "get cm conf -o yaml",
        "get deploy web -o yaml",
        "get deploy web -o json",
        "get cm -l app=web -o json",
        "get pods nosuch",
        "get pods one nosuch",
        "get pods nosuch --ignore-not-found",
        "get pods one -A",
        "get pods one -l a=b",
        "get nosuch",
        "get pods -o jsonpath={.items[*].metadata.name}",
        "get pods -o jsonpath={.items[0].spec.containers[-1].image}{\"\\n\"}",
        "get cm conf -o jsonpath={.data['plain']}:{.metadata.labels}",
      })
  void printsWhatKubectlPrints(String line) {
    String[] arguments = line.split(" ");
    await("ages may tick between the two")
        .untilAsserted(() -> {
          Printed theirs = cluster.kubectl(arguments);
          Printed ours = cluster.drydock(arguments);
          assertThat(ours.output()).isEqualTo(theirs.output());
          assertThat(ours.errors()).isEqualTo(theirs.errors());
          assertThat(ours.exitCode()).isEqualTo(theirs.exitCode());
        });
  }

  @Test
  void watchShowsEveryChange() throws Exception {
    var out = new ByteArrayOutputStream();
    Thread watch =
        Thread.startVirtualThread(() ->
            cluster.start(
                "", out, new ByteArrayOutputStream(), "get", "cm", "-w", "-l", "watched=yes"));
    String map =
        """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "w", "labels": {"watched": "yes"}}}
        """;
    await().until(() -> cluster.drydockWith(map, "apply", "-f", "-").exitCode() == 0);
    await().until(() -> out.toString(UTF_8).contains("w "));
    cluster.drydock("delete", "cm", "w");
    await().until(() -> out.toString(UTF_8).lines().count() == 3);
    watch.interrupt();
    watch.join();
    assertThat(out.toString(UTF_8).lines().findFirst()).contains("NAME   DATA   AGE");
  }

  @Test
  void watchWantsOneKind() {
    Printed refused = cluster.drydock("get", "pods,svc", "-w");
    assertThat(refused.errors()).isEqualTo("error: you may only specify a single resource type\n");
    assertThat(refused.exitCode()).isEqualTo(1);
  }
}
