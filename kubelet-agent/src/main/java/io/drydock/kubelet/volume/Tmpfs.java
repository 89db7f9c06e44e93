package io.drydock.kubelet.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory-backed folders, mounted where the container engine sees them: in its own mount namespace,
 * which need not be the agent's. Where that is not allowed the folder stays on disk.
 */
final class Tmpfs {
  private static final Logger log = LoggerFactory.getLogger(Tmpfs.class);
  private static final Path ENGINE_PID = Path.of("/run/docker.pid");

  private final String enginePid;

  Tmpfs() {
    this.enginePid = enginePid();
  }

  /** Process 1 shares the engine's mounts where the engine's own process cannot be found. */
  private static String enginePid() {
    try {
      String pid = Files.readString(ENGINE_PID).strip();
      return Files.exists(Path.of("/proc", pid, "ns/mnt")) ? pid : "1";
    } catch (IOException e) {
      return "1";
    }
  }

  void mount(Path folder, @Nullable Long sizeBytes) throws IOException, InterruptedException {
    if (mounted(folder)) {
      return;
    }
    String size = sizeBytes == null ? "" : ",size=" + sizeBytes;
    String output =
        run("mount", "-t", "tmpfs", "-o", "mode=0777" + size, "tmpfs", folder.toString());
    if (!output.isEmpty()) {
      log.atWarn()
          .addKeyValue("folder", folder)
          .addKeyValue("why", output)
          .log("emptyDir with medium Memory stays on disk");
    }
  }

  /** Unmounts every mount under the folder. */
  void unmountAll(Path folder) throws IOException, InterruptedException {
    for (String point : mountsUnder(folder).reversed()) {
      String output = run("umount", "-l", point);
      if (!output.isEmpty()) {
        throw new IOException("cannot unmount " + point + ": " + output);
      }
    }
  }

  private boolean mounted(Path folder) throws IOException {
    return mountsUnder(folder).contains(folder.toString());
  }

  private List<String> mountsUnder(Path folder) throws IOException {
    return Files.readAllLines(Path.of("/proc", enginePid, "mounts")).stream()
        .map(line -> line.split(" ")[1])
        .filter(point -> Path.of(point).startsWith(folder))
        .toList();
  }

  private String run(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (!sharesMounts()) {
      words.addAll(List.of("nsenter", "--mount=/proc/" + enginePid + "/ns/mnt", "--"));
    }
    words.addAll(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? "" : output.isEmpty() ? "it failed" : output;
  }

  private boolean sharesMounts() {
    try {
      return Files.readSymbolicLink(Path.of("/proc", enginePid, "ns/mnt"))
          .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")));
    } catch (IOException e) {
      return false;
    }
  }
}
