package io.drydock.controlplane.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The manifests that real users apply, where they are at hand: nothing in them is refused. */
class SharedManifestsTest {
  private static final Path MANIFESTS = Path.of("../../shared/manifests").normalize();

  @Test
  void areAllAccepted() throws Exception {
    assumeTrue(Files.isDirectory(MANIFESTS), () -> "no manifests in " + MANIFESTS);
    List<String> refusals = new ArrayList<>();
    for (Path file : files()) {
      try (TestApiServer server = TestApiServer.start()) {
        Yaml.documents(Files.readString(file)).stream()
            .filter(object -> !isTemplate(object))
            .forEach(object -> create(server, object, file, refusals));
      }
    }
    assertThat(refusals).isEmpty();
  }

  /** Something else fills in its name before it is applied. */
  private static boolean isTemplate(JsonNode object) {
    return object.path("metadata").path("name").asString("").contains("$");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(MANIFESTS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void create(
      TestApiServer server, JsonNode object, Path file, List<String> refusals) {
    Kind<?> kind =
        Kinds.byApiVersion(object.path("apiVersion").asString(), object.path("kind").asString())
            .orElseThrow();
    String namespace = object.path("metadata").path("namespace").asString("default");
    ResourcePath path = ResourcePath.of(kind, kind.namespaced() ? namespace : "", "");
    try {
      var _ = server.documents().create(path, ObjectCodec.encode(object), Manifests.STRICT);
    } catch (ApiException e) {
      refusals.add(file + ": " + e.getMessage());
    }
  }
}
