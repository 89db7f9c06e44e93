package io.drydock.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** `drydock delete` and `drydock scale`. */
@Timeout(60)
class DeleteCommandTest {
  @TempDir private Path home;
  private TestControlPlane cluster;

  @BeforeEach
  void open() throws Exception {
    cluster = new TestControlPlane(home);
    String all = Samples.WEB + "---\n" + Samples.POD.formatted("one");
    assertThat(cluster.drydockWith(all, "apply", "-f", "-").errors()).isEmpty();
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
  }

  @Test
  void byNameByManifestAndBySelector() {
    assertThat(cluster.drydock("delete", "svc", "web").output())
        .isEqualTo("service \"web\" deleted\n");
    Printed rest = cluster.drydockWith(Samples.WEB, "delete", "-f", "-");
    assertThat(rest.output())
        .isEqualTo("deployment.apps \"web\" deleted\nconfigmap \"conf\" deleted\n");
    assertThat(rest.exitCode()).isEqualTo(1);
    assertThat(rest.errors())
        .isEqualTo(
            "Error from server (NotFound): error when deleting \"STDIN\": services \"web\" not found\n");
    assertThat(cluster.drydock("delete", "pods", "-l", "app=none").output())
        .isEqualTo("No resources found\n");
    assertThat(cluster.drydock("delete", "pods").errors())
        .isEqualTo("error: resource(s) were provided, but no name was specified\n");
  }

  @Test
  void aPodOnANodeGoesWhenItsNodeSaysSoOrByForce() {
    Printed slow = cluster.drydock("delete", "pod/one", "--timeout=1s");
    assertThat(slow.output()).isEqualTo("pod \"one\" deleted\n");
    assertThat(slow.errors()).isEqualTo("error: timed out waiting for the condition on pods/one\n");
    assertThat(slow.exitCode()).isEqualTo(1);
    Printed force = cluster.drydock("delete", "pod", "one", "--force");
    assertThat(force.output()).isEqualTo("pod \"one\" force deleted\n");
    assertThat(force.errors()).startsWith("Warning: Immediate deletion does not wait");
    assertThat(cluster.drydock("get", "pod", "one").errors())
        .isEqualTo("Error from server (NotFound): pods \"one\" not found\n");
  }

  @Test
  void aDryRunDeletesNothing() throws Exception {
    assertThat(cluster.drydock("delete", "cm", "conf", "--dry-run=server").output())
        .isEqualTo(cluster.kubectl("delete", "cm", "conf", "--dry-run=server").output())
        .isEqualTo("configmap \"conf\" deleted (server dry run)\n");
    assertThat(cluster.drydock("get", "cm", "conf").exitCode()).isZero();
  }

  @Test
  void scaleGoesThroughTheSubresource() {
    assertThat(cluster.drydock("scale", "--replicas=5", "deployment/web").output())
        .isEqualTo("deployment.apps/web scaled\n");
    assertThat(cluster.drydock("get", "deploy", "web", "-o", "jsonpath={.spec.replicas}").output())
        .isEqualTo("5");
    assertThat(
            cluster
                .drydock("scale", "--current-replicas=4", "--replicas=1", "deploy", "web")
                .errors())
        .isEqualTo("error: Expected replicas to be 4, was 5\n");
    assertThat(cluster.drydock("scale", "--replicas=1", "deploy", "nosuch").errors())
        .isEqualTo("error: no objects passed to scale deployments.apps \"nosuch\" not found\n");
    assertThat(cluster.drydock("scale", "--replicas=1", "svc", "web").exitCode()).isEqualTo(1);
  }
}
