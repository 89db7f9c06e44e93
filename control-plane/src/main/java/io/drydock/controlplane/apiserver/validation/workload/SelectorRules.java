package io.drydock.controlplane.apiserver.validation.workload;

import io.drydock.api.Selectors;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.GoText;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.pod.TemplateRules;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What all workloads share: a selector that finds the pods of the template, which run for ever. */
final class SelectorRules {
  private SelectorRules() {}

  /**
   * @param emptiness what to say of a selector that selects everything
   */
  static void required(@Nullable LabelSelector selector, String emptiness, Field field) {
    if (selector == null) {
      field.required();
      return;
    }
    LabelRules.selector(selector, field);
    if (LabelRules.isEmpty(selector)) {
      field.invalid(selector, emptiness);
    }
  }

  /** Whether the selector can be used at all, however good it is. */
  static boolean isUsable(@Nullable LabelSelector selector) {
    try {
      var _ = Selectors.of(selector);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static void matches(
      @Nullable LabelSelector selector, @Nullable PodTemplateSpec template, Field field) {
    Map<String, String> labels = labels(template);
    if (!Selectors.of(selector).test(labels)) {
      field
          .child("metadata")
          .child("labels")
          .invalid(shown(labels), "`selector` does not match template `labels`");
    }
  }

  static @Nullable Map<String, String> labels(@Nullable PodTemplateSpec template) {
    return template == null || template.getMetadata() == null
        ? null
        : template.getMetadata().getLabels();
  }

  static Object shown(@Nullable Map<String, String> labels) {
    return labels == null || labels.isEmpty() ? new GoText("map[string]string(nil)") : labels;
  }

  /** A good template whose pods are restarted for ever. */
  static void lastingTemplate(
      String workload,
      @Nullable LabelSelector selector,
      @Nullable PodTemplateSpec template,
      Field field) {
    boolean selectsAll = selector != null && LabelRules.isEmpty(selector);
    if (!selectsAll) {
      matches(selector, template, field);
    }
    TemplateRules.validate(template, field);
    lasting(workload, template, field.child("spec"));
  }

  static void lasting(String workload, @Nullable PodTemplateSpec template, Field spec) {
    PodSpec pod = TemplateRules.spec(template);
    spec.child("restartPolicy").oneOf(pod.getRestartPolicy(), List.of("Always"));
    if (pod.getActiveDeadlineSeconds() != null) {
      spec.child("activeDeadlineSeconds")
          .forbidden("activeDeadlineSeconds in %s is not Supported".formatted(workload));
    }
  }

  /** How an update strategy without details is shown. */
  static GoText strategy(String name, @Nullable String type, String details) {
    return new GoText(
        "apps.%s{Type:\"%s\", RollingUpdate:(*apps.%s)(nil)}"
            .formatted(name, Objects.requireNonNullElse(type, ""), details));
  }
}
