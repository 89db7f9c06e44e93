package io.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Manifests that other people wrote, unchanged. They lie beside the project, or the test is void.
 */
class RealManifestsTest {

  private static final Path MANIFESTS = Cluster.ROOT.resolve("../shared/manifests").normalize();
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir static Path home;
  private static Cluster cluster;

  @BeforeAll
  static void boot() {
    assumeTrue(Files.isDirectory(MANIFESTS), () -> "no manifests in " + MANIFESTS);
    cluster = new Cluster("e2em", home);
    cluster.forgetImages("redis:1", "guestbook-redis-follower:1");
    cluster.up();
  }

  @AfterAll
  static void leaveNothing() {
    if (cluster != null) {
      cluster.down().succeeded();
    }
  }

  @Test
  void theAzureVotingApplicationVotes() {
    cluster.kubectl("apply -f " + MANIFESTS.resolve("azure-vote/azure-vote-all-in-one-redis.yaml"));
    cluster.rolledOut("deployment/azure-vote-back");
    cluster.rolledOut("deployment/azure-vote-front");
    String url = "http://" + address("azure-vote-front") + "/";
    await()
        .atMost(SOON)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> Traffic.get(url).contains("Cats"));
    String before = Traffic.get(url);
    cluster.shell().ok("curl", "-sSf", "-d", "vote=Cats", url);
    assertThat(Traffic.get(url)).isNotEqualTo(before);
  }

  @Test
  void theGuestbookComesUp() {
    cluster.kubectl("create namespace guestbook");
    cluster.kubectl(
        "apply -n guestbook -f " + MANIFESTS.resolve("guestbook/guestbook-all-in-one.yaml"));
    cluster
        .shell()
        .run(
            SOON,
            "kubectl",
            "wait",
            "-n",
            "guestbook",
            "--for=condition=Available",
            "--timeout=80s",
            "deployment",
            "--all")
        .succeeded();
  }

  private static String address(String service) {
    String path = "{.status.loadBalancer.ingress[0].ip}";
    await().atMost(SOON).until(() -> !cluster.jsonPath("service/" + service, path).isBlank());
    return cluster.jsonPath("service/" + service, path);
  }
}
