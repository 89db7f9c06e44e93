package io.drydock.kubelet.runtime;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a log is wanted.
 *
 * @param follow wait for more until the container ends
 * @param timestamps an RFC 3339 time and a space before each line
 * @param tailLines only the last lines
 * @param since only lines written at or after this time
 * @param limitBytes stop after this many bytes
 */
public record LogOptions(
    boolean follow,
    boolean timestamps,
    OptionalLong tailLines,
    @Nullable Instant since,
    OptionalLong limitBytes) {

  /** All that was written so far. */
  public static LogOptions all() {
    return new LogOptions(false, false, OptionalLong.empty(), null, OptionalLong.empty());
  }
}
