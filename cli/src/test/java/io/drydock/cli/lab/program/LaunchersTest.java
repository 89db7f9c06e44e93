package io.drydock.cli.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchersTest {
  @TempDir Path root;

  @Test
  void oneExecutableScriptForEachProgram() throws Exception {
    for (Program program : Program.values()) {
      Files.createDirectories(root.resolve("target/dist").resolve(program.folder()));
    }
    Path folder = Files.createDirectories(root.resolve("bin"));
    new Launchers(new Distribution(root)).write(folder);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(Files::isExecutable).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("drydock", "control-plane", "kubelet-agent", "kube-proxy");
    }
    assertThat(Files.readString(folder.resolve("kube-proxy")))
        .startsWith("#!/bin/sh\nexec '")
        .contains("target/dist/drydock-kube-proxy/*' 'io.drydock.kubeproxy.KubeProxyMain' \"$@\"");
  }
}
