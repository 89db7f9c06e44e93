package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that kubectl debug adds to a running pod. */
class EphemeralContainersTest {
  private static final Cause CAUSE = Cause.of("test", "the test needs it");
  private static final String PATH = "/api/v1/namespaces/default/pods/web/ephemeralcontainers";

  private RunningDoor door;
  private ApiClient client;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    client = door.pipeline().client();
    client.create(
        Kinds.POD,
        new PodBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName("web")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("main")
            .withImage("x")
            .endContainer()
            .endSpec()
            .build(),
        CAUSE);
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  @Test
  void debugAddsOne() throws Exception {
    var debug = door.kubectl().run("debug", "web", "--image=busybox", "-c=look", "--target=main");

    assertThat(debug.exitCode()).as(debug.errors()).isZero();
    EphemeralContainer added =
        client.get(Kinds.POD, "default", "web").getSpec().getEphemeralContainers().getFirst();
    assertThat(added.getName()).isEqualTo("look");
    assertThat(added.getTargetContainerName()).isEqualTo("main");
    assertThat(added.getImagePullPolicy()).isEqualTo("Always");
    assertThat(added.getTerminationMessagePath()).isEqualTo("/dev/termination-log");
  }

  @Test
  void onesThatAreThereStayAsTheyAre() throws Exception {
    add("{\"name\":\"look\",\"image\":\"busybox\"}");
    String changed = "{\"name\":\"look\",\"image\":\"other\"}";
    assertThat(add(changed))
        .contains("existing ephemeral containers \\\"look\\\" may not be changed");
    assertThat(put("[]")).contains("existing ephemeral containers \\\"look\\\" may not be removed");
    assertThat(door.get(PATH).body()).contains("\"name\":\"look\"");
  }

  @Test
  void whatTheyCannotHave() throws Exception {
    assertThat(add("{\"image\":\"busybox\"}"))
        .contains("does not contain declared merge key: name");
    assertThat(add("{\"name\":\"a\"}"))
        .contains("spec.ephemeralContainers[0].image: Required value");
    assertThat(add("{\"name\":\"main\",\"image\":\"x\"}"))
        .contains("spec.ephemeralContainers[0].name: Duplicate value: \\\"main\\\"");
    assertThat(add("{\"name\":\"a\",\"image\":\"x\",\"targetContainerName\":\"nosuch\"}"))
        .contains("targetContainerName: Not found: \\\"nosuch\\\"");
    assertThat(add("{\"name\":\"a\",\"image\":\"x\",\"ports\":[{\"containerPort\":80}]}"))
        .contains("ports: Forbidden: cannot be set for an Ephemeral Container");
    String onCreate =
        "{\"metadata\":{\"name\":\"x\"},\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"a\"}],"
            + "\"ephemeralContainers\":[{\"name\":\"b\",\"image\":\"b\"}]}}";
    assertThat(door.post("/api/v1/namespaces/default/pods", onCreate).body())
        .contains("spec.ephemeralContainers: Forbidden: cannot be set on create");
  }

  private String add(String container) throws Exception {
    return door.send(
            door.request(PATH)
                .header("Content-Type", "application/strategic-merge-patch+json")
                .method(
                    "PATCH",
                    HttpRequest.BodyPublishers.ofString(
                        "{\"spec\":{\"ephemeralContainers\":[" + container + "]}}")))
        .body();
  }

  private String put(String containers) throws Exception {
    String pod =
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"},\"spec\":{\"ephemeralContainers\":"
            + containers
            + "}}";
    return door.send(
            door.request(PATH)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(pod)))
        .body();
  }
}
