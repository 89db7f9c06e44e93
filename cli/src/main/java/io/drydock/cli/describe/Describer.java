package io.drydock.cli.describe;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** How one kind is described, its events left out. */
interface Describer<T extends HasMetadata> {

  void describe(T object, Description text, Surroundings surroundings);
}
