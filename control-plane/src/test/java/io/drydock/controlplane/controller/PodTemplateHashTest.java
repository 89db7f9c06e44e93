package io.drydock.controlplane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PodTemplateHashTest {

  private static final PodTemplateSpec TEMPLATE = Samples.template("web:1");

  @Test
  void isStable() {
    assertThat(PodTemplateHash.of(TEMPLATE, 0))
        .isEqualTo(PodTemplateHash.of(Samples.template("web:1"), 0))
        .matches("[a-z0-9]{9}");
  }

  @Test
  void differsByTemplateAndByCollision() {
    assertThat(PodTemplateHash.of(TEMPLATE, 0))
        .isNotEqualTo(PodTemplateHash.of(Samples.template("web:2"), 0))
        .isNotEqualTo(PodTemplateHash.of(TEMPLATE, 1));
  }

  @Test
  void doesNotDependOnTheOrderOfLabels() {
    assertThat(PodTemplateHash.of(labelled("a", "b"), 0))
        .isEqualTo(PodTemplateHash.of(labelled("b", "a"), 0));
  }

  @Test
  void theHashLabelDoesNotMakeATemplateAnother() {
    assertThat(PodTemplates.same(TEMPLATE, PodTemplates.withHash(TEMPLATE, "x"))).isTrue();
    assertThat(PodTemplates.same(TEMPLATE, Samples.template("web:2"))).isFalse();
  }

  @Test
  void randomSuffixesHaveFiveCharacters() {
    assertThat(Suffixes.random(new Random(1))).matches("[bcdfghjklmnpqrstvwxz2456789]{5}");
  }

  private static PodTemplateSpec labelled(String first, String second) {
    return new PodTemplateSpecBuilder(TEMPLATE)
        .editMetadata()
        .addToLabels(first, "1")
        .addToLabels(second, "1")
        .endMetadata()
        .build();
  }
}
