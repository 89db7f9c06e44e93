package io.drydock.controlplane.controller.disruption;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One budget and what it is about.
 *
 * @param pods that its selector matches
 * @param expectedScale how many pods their controllers want; empty where one cannot be found
 */
record BudgetObservation(
    PodDisruptionBudget budget, List<Pod> pods, Optional<Integer> expectedScale, Instant now) {}
