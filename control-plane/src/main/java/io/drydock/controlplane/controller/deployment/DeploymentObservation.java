package io.drydock.controlplane.controller.deployment;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;
import java.util.Map;

/**
 * What a decision about a Deployment rests on.
 *
 * @param replicaSets all of the namespace
 * @param unfinishedPods by ReplicaSet uid, how many pods run or still terminate
 * @param templateHash of the pod template, for the present count of collisions
 */
record DeploymentObservation(
    Deployment deployment,
    List<ReplicaSet> replicaSets,
    Map<String, Integer> unfinishedPods,
    String templateHash) {}
