package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evictions and the budgets that they are charged to; the budgets' status is given here. */
class EvictionTest {
  private static final Cause CAUSE = Cause.of("test", "the test needs it");

  private RunningDoor door;
  private ApiClient client;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    client = door.pipeline().client();
    pod("web-1", "Running", true);
    pod("web-2", "Running", true);
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  @Test
  void aPodWithoutABudgetGoes() throws Exception {
    assertThat(evict("web-1").statusCode()).isEqualTo(201);
    Pod going = client.get(Kinds.POD, "default", "web-1");
    assertThat(going.getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(going.getStatus().getConditions())
        .anySatisfy(c -> assertThat(c.getType()).isEqualTo("DisruptionTarget"));
  }

  @Test
  void aBudgetIsChargedAndThenRefuses() throws Exception {
    budget("web", 1, 2, 1);

    assertThat(evict("web-1").statusCode()).isEqualTo(201);
    PodDisruptionBudget charged = client.get(Kinds.POD_DISRUPTION_BUDGET, "default", "web");
    assertThat(charged.getStatus().getDisruptionsAllowed()).isZero();
    assertThat(charged.getStatus().getDisruptedPods()).containsOnlyKeys("web-1");

    HttpResponse<String> refused = evict("web-2");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains(
            "\"reason\":\"TooManyRequests\"",
            "Cannot evict pod as it would violate the pod's disruption budget.",
            "\"reason\":\"DisruptionBudget\"",
            "The disruption budget web needs 1 healthy pods and has 2 currently");
    assertThat(client.get(Kinds.POD, "default", "web-2").getMetadata().getDeletionTimestamp())
        .isNull();
  }

  @Test
  void twoBudgetsAreOneTooMany() throws Exception {
    budget("web", 1, 2, 1);
    budget("more", 1, 2, 1);
    assertThat(evict("web-1").body()).contains("This pod has more than one PodDisruptionBudget");
  }

  @Test
  void aPodThatIsNotReadyCostsNothing() throws Exception {
    pod("web-3", "Running", false);
    budget("web", 1, 2, 0);
    assertThat(evict("web-3").statusCode()).isEqualTo(201);
    assertThat(evict("web-1").statusCode()).isEqualTo(429);
  }

  @Test
  void aPodThatHasEndedGoesAnyhow() throws Exception {
    pod("done", "Succeeded", false);
    budget("web", 5, 0, 0);
    assertThat(evict("done").statusCode()).isEqualTo(201);
  }

  @Test
  void aDryRunChargesNothing() throws Exception {
    budget("web", 1, 2, 1);
    assertThat(evict("web-1", "?dryRun=All").statusCode()).isEqualTo(201);
    assertThat(
            client
                .get(Kinds.POD_DISRUPTION_BUDGET, "default", "web")
                .getStatus()
                .getDisruptionsAllowed())
        .isEqualTo(1);
    assertThat(client.get(Kinds.POD, "default", "web-1").getMetadata().getDeletionTimestamp())
        .isNull();
  }

  @Test
  void whatIsNoEviction() throws Exception {
    String path = "/api/v1/namespaces/default/pods/web-1/eviction";
    assertThat(door.post(path, "{\"metadata\":{\"name\":\"other\"}}").body())
        .contains("name in URL does not match name in Eviction object");
    assertThat(
            door.post(
                    path,
                    "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"web-1\"}}")
                .statusCode())
        .isEqualTo(400);
    assertThat(evict("nosuch").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> evict(String pod) throws Exception {
    return evict(pod, "");
  }

  private HttpResponse<String> evict(String pod, String query) throws Exception {
    return door.post(
        "/api/v1/namespaces/default/pods/" + pod + "/eviction" + query,
        "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"%s\"}}"
            .formatted(pod));
  }

  private void budget(String name, int desired, int healthy, int allowed) {
    PodDisruptionBudget created =
        client.create(
            Kinds.POD_DISRUPTION_BUDGET,
            new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewMinAvailable(desired)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .endSpec()
                .build(),
            CAUSE);
    client.updateStatus(
        Kinds.POD_DISRUPTION_BUDGET,
        new PodDisruptionBudgetBuilder(created)
            .withNewStatus()
            .withDesiredHealthy(desired)
            .withCurrentHealthy(healthy)
            .withExpectedPods(2)
            .withDisruptionsAllowed(allowed)
            .withObservedGeneration(created.getMetadata().getGeneration())
            .endStatus()
            .build(),
        CAUSE);
  }

  private void pod(String name, String phase, boolean ready) {
    Pod created =
        client.create(
            Kinds.POD,
            new PodBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName(name)
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-1")
                .addNewContainer()
                .withName("main")
                .withImage("x")
                .endContainer()
                .endSpec()
                .build(),
            CAUSE);
    client.updateStatus(
        Kinds.POD,
        new PodBuilder(created)
            .editStatus()
            .withPhase(phase)
            .addNewCondition()
            .withType("Ready")
            .withStatus(ready ? "True" : "False")
            .endCondition()
            .endStatus()
            .build(),
        CAUSE);
  }
}
