package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.client.TlsFiles;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.pki.TestClient;
import io.drydock.controlplane.pki.TestPki;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients whose certificate is not what it should be: 401, and why. */
@Timeout(30)
class ClientCertificateTest {
  private static RunningDoor door;
  private static Path folder;

  @BeforeAll
  static void open(@TempDir Path own) throws Exception {
    folder = own;
    door = new RunningDoor(own);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void anotherAuthoritysIsRefusedWithTheReasonEveryTime() throws Exception {
    TlsFiles foreign = new TestPki(Files.createDirectory(folder.resolve("other"))).admin();
    var http = new TestClient(shown(foreign)).http();
    for (int i = 0; i < 3; i++) {
      var answer =
          http.send(door.request("/api/v1/pods").build(), BodyHandlers.ofString()); // resumes TLS
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(json(answer.body()).path("reason").asString()).isEqualTo("Unauthorized");
      assertThat(json(answer.body()).path("message").asString())
          .startsWith("the client certificate is refused: the certificate was not issued by")
          .contains("files of the same cluster");
    }
  }

  @Test
  void oneThatIsNotValidYetIsRefusedBecauseOfTheClock() throws Exception {
    Instant later = Instant.now().plus(Duration.ofHours(2));
    TlsFiles files = door.pki().issueFrom(later, "from-the-future", "system:masters");
    var answer =
        new TestClient(files)
            .http()
            .send(door.request("/api/v1/pods").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer.body()).path("message").asString())
        .startsWith("the client certificate is refused: the certificate is not valid yet")
        .contains("a clock is behind");
  }

  @Test
  void kubectlSaysThatItIsNotLoggedIn() throws Exception {
    Path other = Files.createDirectory(folder.resolve("kubectl"));
    TlsFiles foreign = new TestPki(Files.createDirectory(folder.resolve("third"))).admin();
    var kubectl = new Kubectl(other, door.port(), shown(foreign));
    assertThat(kubectl.run("get", "pods").errors())
        .contains("error: You must be logged in to the server");
  }

  private static TlsFiles shown(TlsFiles foreign) {
    return new TlsFiles(door.pki().authority(), foreign.certificate(), foreign.key());
  }

  private static JsonNode json(String body) {
    return ObjectCodec.tree(body.getBytes(StandardCharsets.UTF_8));
  }
}
