package io.drydock.controlplane.apiserver.validation.storage;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.TopologySelectorLabelRequirement;
import io.fabric8.kubernetes.api.model.TopologySelectorTerm;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of StorageClasses. */
public final class StorageClassRules implements KindRules<StorageClass> {
  private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Retain");
  private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");
  private static final int MAX_PARAMETERS = 512;
  private static final int MAX_SIZE = 256 << 10;

  @Override
  public void validate(StorageClass given, Violations violations) {
    Field provisioner = violations.at("provisioner");
    if (provisioner.present(given.getProvisioner())) {
      LabelRules.KEY
          .problems(given.getProvisioner().toLowerCase(Locale.ROOT))
          .forEach(problem ->
              provisioner.invalid(given.getProvisioner().toLowerCase(Locale.ROOT), problem));
    }
    parameters(given.getParameters(), violations.at("parameters"));
    violations.at("reclaimPolicy").optionalOneOf(given.getReclaimPolicy(), RECLAIM_POLICIES);
    violations.at("volumeBindingMode").optionalOneOf(given.getVolumeBindingMode(), BINDING_MODES);
    topologies(given.getAllowedTopologies(), violations.at("allowedTopologies"));
  }

  private static void parameters(@Nullable Map<String, String> parameters, Field field) {
    if (parameters == null) {
      return;
    }
    if (parameters.size() > MAX_PARAMETERS) {
      field.tooLong(MAX_PARAMETERS);
      return;
    }
    if (parameters.containsKey("")) {
      field.invalid("", "field can not be empty.");
    }
    if (size(parameters) > MAX_SIZE) {
      field.tooLong(MAX_SIZE);
    }
  }

  static long size(Map<String, String> texts) {
    return texts.entrySet().stream().mapToLong(e -> size(e.getKey()) + size(e.getValue())).sum();
  }

  private static long size(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void topologies(List<TopologySelectorTerm> terms, Field field) {
    Set<Map<String, Set<String>>> seen = new HashSet<>();
    field.each(
        terms,
        (term, each) -> {
          Field expressions = each.child("matchLabelExpressions");
          if (!seen.add(term(term, expressions))) {
            expressions.duplicate("");
          }
        });
  }

  /** The term's values by key. */
  private static Map<String, Set<String>> term(TopologySelectorTerm term, Field field) {
    Map<String, Set<String>> values = new HashMap<>();
    field.each(
        term.getMatchLabelExpressions(),
        (requirement, each) -> {
          Set<String> own = requirement(requirement, each);
          if (values.putIfAbsent(Objects.requireNonNullElse(requirement.getKey(), ""), own)
              != null) {
            each.child("key").duplicate(requirement.getKey());
          }
        });
    return values;
  }

  private static Set<String> requirement(
      TopologySelectorLabelRequirement requirement, Field field) {
    Set<String> values = new HashSet<>();
    if (requirement.getValues().isEmpty()) {
      field.child("values").required();
    }
    field
        .child("values")
        .each(
            requirement.getValues(),
            (value, each) -> {
              if (!values.add(value)) {
                each.duplicate(value);
              }
            });
    field.child("key").text(requirement.getKey(), LabelRules.KEY);
    return values;
  }

  @Override
  public void validateUpdate(StorageClass next, StorageClass old, Violations violations) {
    fixed(next.getParameters(), old.getParameters(), violations.at("parameters"), "parameters");
    fixed(next.getProvisioner(), old.getProvisioner(), violations.at("provisioner"), "provisioner");
    fixed(
        next.getReclaimPolicy(),
        old.getReclaimPolicy(),
        violations.at("reclaimPolicy"),
        "reclaimPolicy");
    violations
        .at("volumeBindingMode")
        .immutable(next.getVolumeBindingMode(), old.getVolumeBindingMode());
  }

  private static void fixed(@Nullable Object next, @Nullable Object old, Field field, String name) {
    if (!Objects.equals(next, old)) {
      field.forbidden("updates to " + name + " are forbidden.");
    }
  }
}
