package io.drydock.kubelet.runtime;

import java.nio.charset.StandardCharsets;

/** Reads streams to their end as text. */
public final class LogText {

  private LogText() {}

  public static String read(LogStream stream) {
    try (stream) {
      StringBuilder text = new StringBuilder();
      for (Output o = stream.next(); o != null; o = stream.next()) {
        text.append(new String(o.data(), StandardCharsets.UTF_8));
      }
      return text.toString();
    }
  }

  public static String read(ContainerSession session) {
    StringBuilder text = new StringBuilder();
    for (Output o = session.read(); o != null; o = session.read()) {
      text.append(o.source() == Output.Source.STDERR ? "E:" : "")
          .append(new String(o.data(), StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
