package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/** One key's change: its new value, or null where it was deleted, and the revision of that. */
public record Change(String key, @Nullable ByteString value, long revision) {}
