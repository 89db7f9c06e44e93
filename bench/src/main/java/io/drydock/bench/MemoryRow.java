package io.drydock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resident memory of a server on this machine before and after many pods are stored. */
record MemoryRow(ApiConnections api, Scratch scratch, long pid, int before, int pods) {
  private static final long SETTLE_MILLIS = 5000;

  void run(Report report) throws IOException, InterruptedException {
    long idle = resident();
    Pods.create(api, scratch, before, pods);
    Thread.sleep(SETTLE_MILLIS);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("beforeMiB", idle >> 10);
    json.put("afterMiB", resident() >> 10);
    report.row("server's memory with %d pods".formatted(pods), json);
  }

  /** KiB. */
  private long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("process " + pid + " shows no memory"));
  }
}
