package io.drydock.controlplane.store;

import java.util.Optional;

/** What a read of one key found, and the revision of the whole store at that moment. */
public record Lookup(Optional<Entry> entry, long revision) {}
