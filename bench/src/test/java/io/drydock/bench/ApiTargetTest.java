package io.drydock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTargetTest {
  private static final String CONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: %s
      contexts:
      - {name: other, context: {cluster: none, user: none}}
      - {name: here, context: {cluster: lab, user: me}}
      clusters:
      - {name: lab, cluster: {server: "https://127.0.0.1:6443", insecure-skip-tls-verify: true}}
      users:
      - {name: me, user: {token: secret}}
      """;

  @TempDir private Path folder;

  @Test
  void readsTheCurrentContext() throws IOException {
    ApiTarget target = ApiTarget.read(written("here"));

    assertThat(target.server()).isEqualTo(URI.create("https://127.0.0.1:6443"));
    assertThat(target.token()).isEqualTo("secret");
  }

  @Test
  void saysWhichNameIsMissing() throws IOException {
    Path file = written("other");

    assertThatThrownBy(() -> ApiTarget.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("names \"none\", which it does not define");
  }

  private Path written(String context) throws IOException {
    return Files.writeString(folder.resolve("config"), CONFIG.formatted(context));
  }
}
