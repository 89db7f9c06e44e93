package io.drydock.controlplane.store;

import java.util.List;

/** Entries in key order, true at {@code revision}; {@code remaining} more keys follow. */
public record Range(List<Entry> entries, long revision, long remaining) {}
