package io.drydock.kubelet.pod;

import io.drydock.kubelet.runtime.ContainerRuntimeException;
import io.drydock.kubelet.runtime.ContainerStreams;
import io.drydock.kubelet.runtime.LogOptions;
import io.drydock.kubelet.runtime.Output;
import io.drydock.kubelet.volume.PodFolder;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The last words of an ended container: its termination log or, where it asks so, its log's end.
 */
final class TerminationMessages {
  private static final int LIMIT = 4096;
  private static final int LOG_LINES = 80;
  private static final int LOG_LIMIT = 2048;

  private final ContainerStreams streams;

  TerminationMessages(ContainerStreams streams) {
    this.streams = streams;
  }

  String of(Container container, PodFolder folder, ContainerExit exit) {
    String written = written(folder.terminationLog(container.getName(), exit.restartCount()));
    boolean fallBack =
        "FallbackToLogsOnError".equals(container.getTerminationMessagePolicy())
            && exit.exitCode() != 0;
    return written.isEmpty() && fallBack ? logEnd(exit.id()) : written;
  }

  /** Which run of a container ended, and with which code. */
  record ContainerExit(String id, int restartCount, int exitCode) {}

  private static String written(Path log) {
    try {
      if (!Files.exists(log)) {
        return "";
      }
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return text.length() <= LIMIT ? text : text.substring(0, LIMIT);
    } catch (IOException e) {
      return "Error on reading termination log " + log + ": " + e.getMessage();
    }
  }

  private String logEnd(String id) {
    var options =
        new LogOptions(false, false, OptionalLong.of(LOG_LINES), null, OptionalLong.empty());
    StringBuilder text = new StringBuilder();
    try (var stream = streams.logs(id, options)) {
      for (Output part = stream.next(); part != null; part = stream.next()) {
        text.append(new String(part.data(), StandardCharsets.UTF_8));
      }
    } catch (ContainerRuntimeException e) {
      return "";
    }
    return text.length() <= LOG_LIMIT ? text.toString() : text.substring(text.length() - LOG_LIMIT);
  }
}
