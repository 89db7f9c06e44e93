package io.drydock.cli.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the host's real hierarchies. */
class CgroupsTest {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private final String path = "/ddl-" + ProcessHandle.current().pid();
  private final Cgroups cgroups = new Cgroups(path);

  @AfterEach
  void remove() {
    cgroups.kill();
    await().until(cgroups::remove);
  }

  @Test
  void killsAndRemovesEverythingBelow() throws Exception {
    Process top = new ProcessBuilder("sleep", "60").start();
    Process inner = new ProcessBuilder("sleep", "60").start();
    for (Path hierarchy : hierarchies()) {
      put(top, hierarchy.resolve(path.substring(1)));
      put(inner, hierarchy.resolve(path.substring(1)).resolve("pod").resolve("container"));
    }
    assertThat(cgroups.pids()).containsExactlyInAnyOrder(top.pid(), inner.pid());
    cgroups.kill();
    assertThat(top.waitFor()).isEqualTo(137);
    assertThat(inner.waitFor()).isEqualTo(137);
    await().until(cgroups::remove);
    assertThat(cgroups.folders()).isEmpty();
  }

  @Test
  void whatIsNotThereIsRemovedAlready() {
    var nothing = new Cgroups(path + "-nothing");
    nothing.kill();
    assertThat(nothing.remove()).isTrue();
    assertThat(nothing.pids()).isEmpty();
  }

  /** Those whose folders take processes without further settings. */
  private static List<Path> hierarchies() {
    var unified = Files.exists(ROOT.resolve("cgroup.controllers"));
    return unified
        ? List.of(ROOT)
        : Stream.of("memory", "pids", "freezer")
            .map(ROOT::resolve)
            .filter(Files::isDirectory)
            .toList();
  }

  private static void put(Process process, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(process.pid()));
  }
}
