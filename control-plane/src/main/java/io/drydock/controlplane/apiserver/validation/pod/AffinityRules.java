package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.drydock.controlplane.apiserver.validation.NodeSelectorRules;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for the nodes and the company a pod wants. */
final class AffinityRules {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final int MAX_WEIGHT = 100;

  private AffinityRules() {}

  static void validate(@Nullable Affinity affinity, Field field) {
    if (affinity == null) {
      return;
    }
    if (affinity.getNodeAffinity() != null) {
      nodes(affinity.getNodeAffinity(), field.child("nodeAffinity"));
    }
    if (affinity.getPodAffinity() != null) {
      var pods = affinity.getPodAffinity();
      pods(
          pods.getRequiredDuringSchedulingIgnoredDuringExecution(),
          pods.getPreferredDuringSchedulingIgnoredDuringExecution(),
          field.child("podAffinity"));
    }
    if (affinity.getPodAntiAffinity() != null) {
      var pods = affinity.getPodAntiAffinity();
      pods(
          pods.getRequiredDuringSchedulingIgnoredDuringExecution(),
          pods.getPreferredDuringSchedulingIgnoredDuringExecution(),
          field.child("podAntiAffinity"));
    }
  }

  private static void nodes(NodeAffinity affinity, Field field) {
    if (affinity.getRequiredDuringSchedulingIgnoredDuringExecution() != null) {
      NodeSelectorRules.required(
          affinity.getRequiredDuringSchedulingIgnoredDuringExecution(), field.child(REQUIRED));
    }
    field
        .child(PREFERRED)
        .each(
            affinity.getPreferredDuringSchedulingIgnoredDuringExecution(),
            (term, each) -> {
              weight(term.getWeight(), each.child("weight"));
              if (term.getPreference() != null) {
                NodeSelectorRules.term(term.getPreference(), false, each.child("preference"));
              }
            });
  }

  private static void pods(
      List<PodAffinityTerm> required, List<WeightedPodAffinityTerm> preferred, Field field) {
    field.child(REQUIRED).each(required, AffinityRules::term);
    field
        .child(PREFERRED)
        .each(
            preferred,
            (weighted, each) -> {
              weight(weighted.getWeight(), each.child("weight"));
              PodAffinityTerm term = weighted.getPodAffinityTerm();
              term(term == null ? new PodAffinityTerm() : term, each.child("podAffinityTerm"));
            });
  }

  private static void weight(@Nullable Integer weight, Field field) {
    int number = weight == null ? 0 : weight;
    if (number <= 0 || number > MAX_WEIGHT) {
      field.invalid(number, "must be in the range 1-100");
    }
  }

  private static void term(PodAffinityTerm term, Field field) {
    LabelRules.selector(term.getLabelSelector(), field.child("labelSelector"));
    LabelRules.selector(term.getNamespaceSelector(), field.child("namespaceSelector"));
    term.getNamespaces()
        .forEach(namespace -> field.child("namespace").text(namespace, NameRule.LABEL));
    labelKeys(term.getMatchLabelKeys(), term.getLabelSelector(), field.child("matchLabelKeys"));
    labelKeys(
        term.getMismatchLabelKeys(), term.getLabelSelector(), field.child("mismatchLabelKeys"));
    field
        .child("matchLabelKeys")
        .each(
            term.getMatchLabelKeys(),
            (key, each) -> {
              if (term.getMismatchLabelKeys().contains(key)) {
                each.invalid(key, "exists in both matchLabelKeys and mismatchLabelKeys");
              }
            });
    if (Field.isEmpty(term.getTopologyKey())) {
      field.child("topologyKey").required("can not be empty");
    }
    field.child("topologyKey").text(term.getTopologyKey(), LabelRules.KEY);
  }

  private static void labelKeys(List<String> keys, @Nullable LabelSelector selector, Field field) {
    if (keys.isEmpty()) {
      return;
    }
    if (selector == null) {
      field.forbidden("must not be specified when labelSelector is not set");
    } else {
      field.each(keys, (key, each) -> each.text(key, LabelRules.KEY));
    }
  }
}
