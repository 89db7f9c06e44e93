package io.drydock.controlplane.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every configuration, whoever applies it. */
class ApplyPropertiesTest {

  @Provide
  Arbitrary<String> configs() {
    Arbitrary<Map<String, String>> images =
        Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.of("i", "j"))
            .ofMinSize(1)
            .ofMaxSize(3);
    Arbitrary<Map<String, String>> labels =
        Arbitraries.maps(Arbitraries.of("k", "l", "m"), Arbitraries.of("v", "w"))
            .ofMinSize(1)
            .ofMaxSize(3);
    return images.flatMap(i -> labels.map(l -> config(i, l)));
  }

  private static String config(Map<String, String> images, Map<String, String> labels) {
    List<String> containers = new ArrayList<>();
    new TreeMap<>(images)
        .forEach((name, image) ->
            containers.add(
                "{name: %s, image: %s, ports: [{containerPort: 80}]}".formatted(name, image)));
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(labels).forEach((key, value) -> pairs.add(key + ": " + value));
    return "{metadata: {labels: {%s}}, spec: {template: {spec: {containers: [%s]}}}}"
        .formatted(String.join(", ", pairs), String.join(", ", containers));
  }

  @Property(tries = 100)
  void applyingTwiceChangesNothing(@ForAll("configs") String config) {
    Ledger web = new Ledger(Kinds.DEPLOYMENT);
    web.apply("a", config);
    var object = web.at("").deepCopy();
    var owned = web.owned("a").deepCopy();
    String time = web.time("a");

    web.apply("a", config);

    assertThat(web.at("")).isEqualTo(object);
    assertThat(web.owned("a")).isEqualTo(owned);
    assertThat(web.time("a")).isEqualTo(time);
  }

  @Property(tries = 100)
  void whoAppliesAloneGetsExactlyWhatTheyApplyLast(
      @ForAll("configs") String first, @ForAll("configs") String second) {
    Ledger changed = new Ledger(Kinds.DEPLOYMENT);
    changed.apply("a", first);
    changed.apply("a", second);
    Ledger fresh = new Ledger(Kinds.DEPLOYMENT);
    fresh.apply("a", second);

    assertThat(changed.at("/metadata/labels").propertyNames())
        .containsExactlyInAnyOrderElementsOf(fresh.at("/metadata/labels").propertyNames());
    assertThat(changed.at("/spec/template/spec/containers").size())
        .isEqualTo(fresh.at("/spec/template/spec/containers").size());
    assertThat(changed.owned("a")).isEqualTo(fresh.owned("a"));
  }

  @Property(tries = 100)
  void aForcedApplyWinsAndTheOtherKeepsTheRest(
      @ForAll("configs") String first, @ForAll("configs") String second) {
    Ledger web = new Ledger(Kinds.DEPLOYMENT);
    web.apply("a", first);
    web.force("b", second);
    Ledger alone = new Ledger(Kinds.DEPLOYMENT);
    alone.apply("b", second);

    assertThat(web.owned("b")).isEqualTo(alone.owned("b"));
    web.apply("b", "{}");
    web.apply("a", "{}");
    assertThat(web.at("/spec").isMissingNode()).isTrue();
    assertThat(web.managerCount()).isZero();
  }
}
