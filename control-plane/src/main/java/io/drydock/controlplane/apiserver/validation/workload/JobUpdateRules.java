package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a Job's spec may change. */
record JobUpdateRules(JobSpec next, JobSpec old, Field field) {

  /**
   * @param unstarted whether its pods' nodes may still be chosen anew
   */
  void validate(boolean unstarted) {
    completions(field.child("completions"));
    field.child("selector").immutable(next.getSelector(), old.getSelector());
    PodTemplateSpec allowed = unstarted ? rescheduled() : old.getTemplate();
    if (!Objects.equals(copy(next.getTemplate()), copy(allowed))) {
      field.child("template").invalid(next.getTemplate(), "field is immutable");
    }
    field.child("completionMode").immutable(next.getCompletionMode(), old.getCompletionMode());
    field
        .child("podFailurePolicy")
        .immutable(next.getPodFailurePolicy(), old.getPodFailurePolicy());
    field
        .child("backoffLimitPerIndex")
        .immutable(next.getBackoffLimitPerIndex(), old.getBackoffLimitPerIndex());
    field.child("managedBy").immutable(next.getManagedBy(), old.getManagedBy());
    field.child("successPolicy").immutable(next.getSuccessPolicy(), old.getSuccessPolicy());
  }

  private void completions(Field at) {
    if (!"Indexed".equals(next.getCompletionMode())) {
      at.immutable(next.getCompletions(), old.getCompletions());
    } else if (next.getCompletions() != null
        && !Objects.equals(next.getCompletions(), old.getCompletions())
        && !Objects.equals(next.getCompletions(), next.getParallelism())) {
      at.invalid(next.getCompletions(), "can only be modified in tandem with spec.parallelism");
    }
  }

  /** The old template with what of the new one says where its pods may run. */
  private @Nullable PodTemplateSpec rescheduled() {
    PodTemplateSpec template = copy(old.getTemplate());
    if (template == null || next.getTemplate() == null || next.getTemplate().getSpec() == null) {
      return template;
    }
    PodSpec from = next.getTemplate().getSpec();
    PodSpec to = template.getSpec();
    to.setNodeSelector(from.getNodeSelector());
    to.setTolerations(from.getTolerations());
    to.setSchedulingGates(from.getSchedulingGates());
    affinity(from, to);
    ObjectMeta metadata = next.getTemplate().getMetadata();
    if (metadata != null && template.getMetadata() != null) {
      template.getMetadata().setLabels(metadata.getLabels());
      template.getMetadata().setAnnotations(metadata.getAnnotations());
    }
    return template;
  }

  private static void affinity(PodSpec from, PodSpec to) {
    Affinity affinity = to.getAffinity() == null ? new Affinity() : to.getAffinity();
    affinity.setNodeAffinity(
        from.getAffinity() == null ? null : from.getAffinity().getNodeAffinity());
    boolean none = from.getAffinity() == null && affinity.equals(new Affinity());
    to.setAffinity(none ? null : affinity);
  }

  private static @Nullable PodTemplateSpec copy(@Nullable PodTemplateSpec template) {
    return template == null
        ? null
        : ObjectCodec.decode(ObjectCodec.encode(template), PodTemplateSpec.class);
  }
}
