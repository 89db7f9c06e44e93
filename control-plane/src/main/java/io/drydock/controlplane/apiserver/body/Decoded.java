package io.drydock.controlplane.apiserver.body;

import java.util.List;

/** An object without unknown fields, and what was wrong but tolerated. */
public record Decoded<T>(T object, List<String> warnings) {}
