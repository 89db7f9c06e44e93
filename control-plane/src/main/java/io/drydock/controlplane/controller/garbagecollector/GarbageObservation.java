package io.drydock.controlplane.controller.garbagecollector;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;

/**
 * What a decision about one object rests on.
 *
 * @param owners by uid
 */
record GarbageObservation(
    HasMetadata object, Map<String, OwnerState> owners, List<Dependent> dependents) {}
