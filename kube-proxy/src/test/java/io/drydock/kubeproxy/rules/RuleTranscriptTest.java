package io.drydock.kubeproxy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.kubeproxy.Manifests;
import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.kubeproxy.state.ThisNode;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file holds manifests and, below a line of equals signs, the input for iptables-restore that
 * makes node-1 of an empty cluster route them.
 */
class RuleTranscriptTest {

  private static final Path FOLDER = Path.of("src/test/resources/rules");
  private static final String LINE = "==========\n";
  private static final ThisNode NODE = new ThisNode("node-1", "10.89.0.11", "10.96.0.10");

  static Stream<Path> transcripts() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void routesAsTheTranscriptSays(Path file) throws IOException {
    var parts = Files.readString(file).split(LINE, 2);
    assertThat(routed(parts[0])).isEqualTo(parts.length == 1 ? "" : parts[1]);
  }

  private static String routed(String manifests) {
    var cluster = Manifests.read(manifests);
    return RestoreScript.difference(
            rules(List.of(), List.of()), rules(cluster.services(), cluster.slices()))
        .text();
  }

  private static Ruleset rules(List<Service> services, List<EndpointSlice> slices) {
    return IptablesRules.of(ProxyState.of(services, slices, NODE), "10.244.0.0/16");
  }
}
