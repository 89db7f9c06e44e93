package io.drydock.controlplane.controller.namespace;

import io.drydock.api.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;
import java.util.Map;

/**
 * What a decision about a namespace rests on.
 *
 * @param content read from the API, by kind; kinds without objects are left out
 * @param failures of the last attempt to delete, in words
 */
record NamespaceObservation(
    Namespace namespace,
    Map<Kind<?>, List<? extends HasMetadata>> content,
    List<String> failures) {}
