package io.drydock.api;

/**
 * The markers of Kubernetes' API types, one field a line: listType, listMapKey, structType and
 * mapType, patchStrategy and patchMergeKey as they are in v1.32. {@link TypeMarkers} reads it.
 *
 * <p>A type is called by its model class without the models' package. A list key may have a default
 * (containerPort=0); "!" means that it must be said; otherwise the default is the empty string.
 */
final class MarkerTable {
  private MarkerTable() {}

  /** Types that are one value to server-side apply: whoever sets a field owns all of them. */
  static final String ATOMIC_TYPES =
      """
      ConfigMapKeySelector EndpointAddress EndpointPort FileKeySelector LabelSelector
      LocalObjectReference NodeSelector NodeSelectorTerm ObjectFieldSelector ObjectReference
      OwnerReference ResourceFieldSelector ScopeSelector ScopedResourceSelectorRequirement
      SecretKeySelector SecretReference TopologySelectorTerm TypedLocalObjectReference
      autoscaling.v1.CrossVersionObjectReference discovery.v1.EndpointPort
      networking.v1.ServiceBackendPort rbac.RoleRef rbac.Subject
      """;

  /** Fields of which something is said, and those that lead to such fields. */
  static final String FIELDS =
      """
      ObjectMeta.finalizers set merge
      ObjectMeta.ownerReferences map=uid merge=uid

      Pod.spec type=PodSpec
      Pod.status type=PodStatus
      PodTemplate.template type=PodTemplateSpec
      PodTemplateSpec.metadata type=ObjectMeta
      PodTemplateSpec.spec type=PodSpec
      PodSpec.containers map=name merge=name type=Container
      PodSpec.ephemeralContainers map=name merge=name type=EphemeralContainer
      PodSpec.hostAliases map=ip merge=ip
      PodSpec.imagePullSecrets map=name merge=name
      PodSpec.initContainers map=name merge=name type=Container
      PodSpec.nodeSelector atomic
      PodSpec.resourceClaims map=name merge=name retainKeys
      PodSpec.resources type=ResourceRequirements
      PodSpec.schedulingGates map=name merge=name
      PodSpec.topologySpreadConstraints map=topologyKey,whenUnsatisfiable merge=topologyKey
      PodSpec.volumes map=name merge=name retainKeys type=Volume
      PodStatus.conditions map=type merge=type
      PodStatus.containerStatuses type=ContainerStatus
      PodStatus.ephemeralContainerStatuses type=ContainerStatus
      PodStatus.hostIPs merge=ip
      PodStatus.initContainerStatuses type=ContainerStatus
      PodStatus.podIPs map=ip merge=ip
      PodStatus.resourceClaimStatuses map=name merge=name retainKeys
      Container.env map=name merge=name
      Container.ports map=containerPort=0,protocol=TCP merge=containerPort
      Container.resources type=ResourceRequirements
      Container.volumeDevices map=devicePath merge=devicePath
      Container.volumeMounts map=mountPath merge=mountPath
      EphemeralContainer.env map=name merge=name
      EphemeralContainer.ports map=containerPort=0,protocol=TCP merge=containerPort
      EphemeralContainer.resources type=ResourceRequirements
      EphemeralContainer.volumeDevices map=devicePath merge=devicePath
      EphemeralContainer.volumeMounts map=mountPath merge=mountPath
      ContainerRestartRuleOnExitCodes.values set
      ContainerStatus.allocatedResourcesStatus map=name merge=name
      ContainerStatus.resources type=ResourceRequirements
      ContainerStatus.volumeMounts map=mountPath merge=mountPath
      ResourceRequirements.claims map=name
      ResourceStatus.resources map=resourceID
      Volume.ephemeral type=EphemeralVolumeSource
      EphemeralVolumeSource.volumeClaimTemplate type=PersistentVolumeClaimTemplate
      PersistentVolumeClaimTemplate.metadata type=ObjectMeta

      Namespace.status type=NamespaceStatus
      NamespaceStatus.conditions map=type merge=type
      Node.spec type=NodeSpec
      Node.status type=NodeStatus
      NodeSpec.podCIDRs set merge
      NodeStatus.addresses map=type merge=type
      NodeStatus.conditions map=type merge=type
      PersistentVolume.spec type=PersistentVolumeSpec
      PersistentVolumeSpec.claimRef granular
      PersistentVolumeClaim.status type=PersistentVolumeClaimStatus
      PersistentVolumeClaimStatus.allocatedResourceStatuses granular
      PersistentVolumeClaimStatus.conditions map=type merge=type
      ReplicationController.spec type=ReplicationControllerSpec
      ReplicationController.status type=ReplicationControllerStatus
      ReplicationControllerSpec.selector atomic
      ReplicationControllerSpec.template type=PodTemplateSpec
      ReplicationControllerStatus.conditions map=type merge=type
      Service.spec type=ServiceSpec
      Service.status type=ServiceStatus
      ServiceSpec.ports map=port=0,protocol=TCP merge=port
      ServiceSpec.selector atomic
      ServiceStatus.conditions map=type merge=type
      ServiceAccount.secrets map=name! merge=name

      apps.DaemonSet.spec type=apps.DaemonSetSpec
      apps.DaemonSet.status type=apps.DaemonSetStatus
      apps.DaemonSetSpec.template type=PodTemplateSpec
      apps.DaemonSetStatus.conditions map=type merge=type
      apps.Deployment.spec type=apps.DeploymentSpec
      apps.Deployment.status type=apps.DeploymentStatus
      apps.DeploymentSpec.strategy retainKeys
      apps.DeploymentSpec.template type=PodTemplateSpec
      apps.DeploymentStatus.conditions map=type merge=type
      apps.ReplicaSet.spec type=apps.ReplicaSetSpec
      apps.ReplicaSet.status type=apps.ReplicaSetStatus
      apps.ReplicaSetSpec.template type=PodTemplateSpec
      apps.ReplicaSetStatus.conditions map=type merge=type
      apps.StatefulSet.spec type=apps.StatefulSetSpec
      apps.StatefulSet.status type=apps.StatefulSetStatus
      apps.StatefulSetSpec.template type=PodTemplateSpec
      apps.StatefulSetSpec.volumeClaimTemplates type=PersistentVolumeClaim
      apps.StatefulSetStatus.conditions map=type merge=type

      autoscaling.v2.HorizontalPodAutoscaler.status type=autoscaling.v2.HorizontalPodAutoscalerStatus
      autoscaling.v2.HorizontalPodAutoscalerStatus.conditions map=type merge=type

      batch.v1.CronJob.spec type=batch.v1.CronJobSpec
      batch.v1.CronJobSpec.jobTemplate type=batch.v1.JobTemplateSpec
      batch.v1.Job.spec type=batch.v1.JobSpec
      batch.v1.Job.status type=batch.v1.JobStatus
      batch.v1.JobSpec.podFailurePolicy type=batch.v1.PodFailurePolicy
      batch.v1.JobSpec.template type=PodTemplateSpec
      batch.v1.JobStatus.conditions merge=type
      batch.v1.JobStatus.uncountedTerminatedPods type=batch.v1.UncountedTerminatedPods
      batch.v1.JobTemplateSpec.metadata type=ObjectMeta
      batch.v1.JobTemplateSpec.spec type=batch.v1.JobSpec
      batch.v1.PodFailurePolicy.rules type=batch.v1.PodFailurePolicyRule
      batch.v1.PodFailurePolicyRule.onExitCodes type=batch.v1.PodFailurePolicyOnExitCodesRequirement
      batch.v1.PodFailurePolicyOnExitCodesRequirement.values set
      batch.v1.UncountedTerminatedPods.failed set
      batch.v1.UncountedTerminatedPods.succeeded set

      certificates.v1.CertificateSigningRequest.status type=certificates.v1.CertificateSigningRequestStatus
      certificates.v1.CertificateSigningRequestStatus.conditions map=type

      discovery.v1.EndpointSlice.endpoints type=discovery.v1.Endpoint
      discovery.v1.Endpoint.addresses set

      networking.v1.ServiceCIDR.status type=networking.v1.ServiceCIDRStatus
      networking.v1.ServiceCIDRStatus.conditions map=type merge=type

      node.v1.RuntimeClass.scheduling type=node.v1.Scheduling
      node.v1.Scheduling.nodeSelector atomic

      policy.v1.PodDisruptionBudget.spec type=policy.v1.PodDisruptionBudgetSpec
      policy.v1.PodDisruptionBudget.status type=policy.v1.PodDisruptionBudgetStatus
      policy.v1.PodDisruptionBudgetSpec.selector replace
      policy.v1.PodDisruptionBudgetStatus.conditions map=type merge=type

      storage.CSINode.spec type=storage.CSINodeSpec
      storage.CSINodeSpec.drivers map=name merge=name
      storage.VolumeAttachment.spec type=storage.VolumeAttachmentSpec
      storage.VolumeAttachmentSpec.source type=storage.VolumeAttachmentSource
      storage.VolumeAttachmentSource.inlineVolumeSpec type=PersistentVolumeSpec
      """;
}
