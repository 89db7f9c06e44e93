package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;

/** A key's value as of the revision that last wrote it. */
public record Entry(String key, ByteString value, long revision) {}
