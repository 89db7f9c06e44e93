package io.drydock.cli.lab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.lifecycle.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeLabTest {
  private static final ComposeLab.Wishes WISHES =
      new ComposeLab.Wishes(
          88, Subnet.parse("10.88.0.0/24"), Subnet.parse("10.243.0.0/16"), 7443, 7444);

  @TempDir Path home;

  @Test
  void preparesOnceWhatDockerComposeYmlNames() throws Exception {
    var folder = new ClusterFolder(home.resolve("compose"));
    var lab = new ComposeLab(folder, Clock.system());
    lab.prepare(WISHES);
    assertThat(Files.readString(folder.kubeconfig()))
        .contains("server: https://127.0.0.1:7443", "grpc: 127.0.0.1:7444");
    for (var name : new String[] {"etcd-server", "drydock-apiserver", "node-node-3", "admin"}) {
      assertThat(folder.certificate(name)).exists();
      assertThat(folder.key(name)).exists();
    }
    var spec = new ClusterFile().read(folder).orElseThrow();
    assertThat(spec.addresses().gateway()).isEqualTo("10.88.0.1");
    assertThat(spec.addresses().bridge()).isEqualTo("dd88");
    assertThat(spec.nodes()).extracting(spec::address).contains("10.88.0.11", "10.88.0.13");
    String before = Files.readString(folder.certificateAuthority());
    lab.prepare(WISHES);
    assertThat(Files.readString(folder.certificateAuthority())).isEqualTo(before);
  }
}
