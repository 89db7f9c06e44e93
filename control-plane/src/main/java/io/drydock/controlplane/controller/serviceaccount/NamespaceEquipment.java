package io.drydock.controlplane.controller.serviceaccount;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Optional;

/**
 * What a namespace has of what every namespace is given.
 *
 * @param clusterCa to publish as PEM; "" publishes none
 */
record NamespaceEquipment(
    Namespace namespace, boolean hasAccount, Optional<ConfigMap> rootCa, String clusterCa) {}
