package io.drydock.cli.lab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.output.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFileTest {
  private final ClusterFile file = new ClusterFile();
  @TempDir Path home;

  @Test
  void readsWhatItWrote() throws Exception {
    var folder = folder("lab");
    assertThat(file.read(folder)).isEmpty();
    var spec = TestClusters.twoNodes("lab");
    file.write(folder, spec);
    assertThat(file.read(folder)).contains(spec);
    assertThat(folder.root()).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void aCorruptFileIsOneSentenceWithTheRemedy() throws Exception {
    var folder = folder("lab");
    Files.writeString(folder.clusterFile(), "{\"name\": ");
    assertThatThrownBy(() -> file.read(folder))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(folder.clusterFile().toString())
        .hasMessageContaining("`drydock down --name lab`");
  }

  @Test
  void othersAreThoseThatCanBeRead() throws Exception {
    for (String name : new String[] {"one", "two", "broken"}) {
      file.write(folder(name), TestClusters.twoNodes(name));
    }
    Files.writeString(folder("broken").clusterFile(), "?");
    assertThat(file.others(home, "one")).extracting(ClusterSpec::name).containsExactly("two");
  }

  @Test
  void nodesKeepTheirNumbers() {
    var spec = TestClusters.twoNodes("lab");
    assertThat(spec.freeNumber()).isEqualTo(3);
    var killed = spec.with(spec.node("node-1").orElseThrow().withPower(false));
    assertThat(killed.nodes()).extracting(NodeSpec::powered).containsExactly(false, true);
    assertThat(killed.address(killed.nodes().getFirst())).isEqualTo("198.18.97.11");
  }

  private ClusterFolder folder(String name) throws Exception {
    var folder = new ClusterFolder(home.resolve(name));
    folder.create();
    return folder;
  }
}
