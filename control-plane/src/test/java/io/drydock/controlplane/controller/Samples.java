package io.drydock.controlplane.controller;

import io.drydock.api.Owners;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;

/** Objects for the tests of plans: small, and as the API server would hand them out. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private Samples() {}

  public static PodTemplateSpec template(String image) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("web")
        .withImage(image)
        .endContainer()
        .endSpec()
        .build();
  }

  public static Deployment deployment(int replicas, String image) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .withUid("deployment-web")
        .withResourceVersion("1")
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withProgressDeadlineSeconds(600)
        .withRevisionHistoryLimit(10)
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .endSelector()
        .withTemplate(template(image))
        .endSpec()
        .build();
  }

  /** A ReplicaSet whose pods are all there and available. */
  public static ReplicaSet replicaSet(String name, int replicas, String image) {
    return new ReplicaSetBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .withUid("replicaset-" + name)
        .withResourceVersion("1")
        .withGeneration(1L)
        .withCreationTimestamp(Timestamps.format(NOW.minusSeconds(3600)))
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .addToMatchLabels(PodTemplates.HASH_LABEL, name)
        .endSelector()
        .withTemplate(PodTemplates.withHash(template(image), name))
        .endSpec()
        .withNewStatus()
        .withReplicas(replicas)
        .withFullyLabeledReplicas(ReplicaSets.orAbsent(replicas))
        .withReadyReplicas(ReplicaSets.orAbsent(replicas))
        .withAvailableReplicas(ReplicaSets.orAbsent(replicas))
        .withObservedGeneration(1L)
        .endStatus()
        .build();
  }

  public static ReplicaSet owned(ReplicaSet set, Deployment owner) {
    return new ReplicaSetBuilder(set)
        .editMetadata()
        .withOwnerReferences(Owners.controllerReference(owner))
        .endMetadata()
        .build();
  }

  /** A running, ready pod of the owner, with the labels of its template. */
  public static Pod pod(String name, ReplicaSet owner) {
    return ready(
        new PodBuilder(PodTemplates.pod(owner, owner.getSpec().getTemplate(), name))
            .editMetadata()
            .withUid("pod-" + name)
            .withResourceVersion("1")
            .withCreationTimestamp(Timestamps.format(NOW.minusSeconds(3600)))
            .endMetadata()
            .editSpec()
            .withNodeName("node-1")
            .endSpec()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build(),
        true,
        NOW.minusSeconds(1800));
  }

  public static Pod ready(Pod pod, boolean ready, Instant since) {
    return new PodBuilder(pod)
        .editOrNewStatus()
        .withConditions()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready ? "True" : "False")
        .withLastTransitionTime(Timestamps.format(since))
        .endCondition()
        .endStatus()
        .build();
  }

  public static Pod terminating(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp(Timestamps.format(NOW))
        .endMetadata()
        .build();
  }

  public static Pod phase(Pod pod, String phase) {
    return new PodBuilder(pod).editStatus().withPhase(phase).endStatus().build();
  }

  public static Pod onNode(Pod pod, String node) {
    return new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build();
  }

  public static Pod orphaned(Pod pod) {
    return new PodBuilder(pod).editMetadata().withOwnerReferences().endMetadata().build();
  }

  public static Pod labelled(Pod pod, String name, String value) {
    return new PodBuilder(pod).editMetadata().addToLabels(name, value).endMetadata().build();
  }

  public static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
