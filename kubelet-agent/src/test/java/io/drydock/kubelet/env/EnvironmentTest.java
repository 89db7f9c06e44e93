package io.drydock.kubelet.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  private static final Addresses ADDRESSES = new Addresses("10.89.0.11", List.of("10.244.0.5"));
  private final GivenObjects objects = new GivenObjects();

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "$(A), one",
    "x$(A)-$(B)y, xone-twoy",
    "$(NOPE), $(NOPE)",
    "$$(A), $(A)",
    "$$$(A), $one",
    "$A, $A",
    "$(A, $(A"
  })
  void expands(String text, String expanded) {
    assertThat(Expansion.expand(text, Map.of("A", "one", "B", "two"))).isEqualTo(expanded);
  }

  @Test
  void laterVariablesSeeEarlierOnes() throws Exception {
    var environment = resolve(c -> value(value(value(c, "A", "1"), "B", "$(A)2"), "C", "$(D)"));
    assertThat(environment).containsEntry("B", "12").containsEntry("C", "$(D)");
  }

  @Test
  void fieldsOfThePod() throws Exception {
    var environment =
        resolve(c ->
            field(
                field(field(field(c, "metadata.name"), "status.podIP"), "status.hostIP"),
                "metadata.labels['app']"));
    assertThat(environment)
        .containsEntry("metadata.name", "web")
        .containsEntry("status.podIP", "10.244.0.5")
        .containsEntry("status.hostIP", "10.89.0.11")
        .containsEntry("metadata.labels['app']", "vote");
  }

  @Test
  void resources() throws Exception {
    var environment =
        resolve(c ->
            resource(resource(c, "CPU", "1m", "limits.cpu"), "MEM", "1Mi", "limits.memory")
                .withNewResources()
                .withLimits(Map.of("cpu", new Quantity("1500m")))
                .endResources());
    assertThat(environment).containsEntry("CPU", "1500").containsEntry("MEM", "2048");
  }

  @Test
  void referencesWithPrefixAndPrecedence() throws Exception {
    objects.configMap("cm", Map.of("A", "map", "B", "map")).secret("s", Map.of("B", "secret"));
    var environment =
        resolve(c ->
            value(c, "A", "own")
                .addNewEnvFrom()
                .withNewConfigMapRef("cm", false)
                .endEnvFrom()
                .addNewEnvFrom()
                .withPrefix("P_")
                .withNewSecretRef("s", false)
                .endEnvFrom());
    assertThat(environment)
        .containsEntry("A", "own")
        .containsEntry("B", "map")
        .containsEntry("P_B", "secret");
  }

  @Test
  void missingReferencesAreErrorsUnlessOptional() throws Exception {
    objects.configMap("cm", Map.of());
    assertThatThrownBy(() -> resolve(c -> key(c, "nope", "k", null)))
        .hasMessage("configmap \"nope\" not found");
    assertThatThrownBy(() -> resolve(c -> key(c, "cm", "k", null)))
        .hasMessage("couldn't find key k in ConfigMap default/cm");
    assertThat(resolve(c -> key(key(c, "nope", "k", true), "cm", "k", true)))
        .doesNotContainKey("k");
  }

  @Test
  void servicesAreVariables() throws Exception {
    objects
        .service("kubernetes", "10.96.0.1", 443, "https")
        .service("redis-leader", "10.96.0.7", 6379, null)
        .service("headless", "None", 80, null);
    assertThat(resolve(c -> c))
        .containsEntry("KUBERNETES_SERVICE_HOST", "10.96.0.1")
        .containsEntry("KUBERNETES_SERVICE_PORT_HTTPS", "443")
        .containsEntry("REDIS_LEADER_SERVICE_HOST", "10.96.0.7")
        .containsEntry("REDIS_LEADER_PORT", "tcp://10.96.0.7:6379")
        .containsEntry("REDIS_LEADER_PORT_6379_TCP_ADDR", "10.96.0.7")
        .doesNotContainKey("HEADLESS_SERVICE_HOST");
  }

  @Test
  void withoutServiceLinksOnlyTheApiIsNamed() throws Exception {
    objects
        .service("kubernetes", "10.96.0.1", 443, "https")
        .service("redis", "10.96.0.7", 6379, null);
    Pod pod = new PodBuilder(pod()).editSpec().withEnableServiceLinks(false).endSpec().build();
    assertThat(environment().resolve(pod, new Container(), ADDRESSES))
        .containsKey("KUBERNETES_SERVICE_HOST")
        .doesNotContainKey("REDIS_SERVICE_HOST");
  }

  private Map<String, String> resolve(UnaryOperator<ContainerBuilder> edit)
      throws ConfigErrorException {
    Container container = edit.apply(new ContainerBuilder().withName("app")).build();
    return environment().resolve(pod(), container, ADDRESSES);
  }

  private Environment environment() {
    return new Environment(objects, Map.of("memory", new Quantity("2Gi")));
  }

  private static ContainerBuilder value(ContainerBuilder container, String name, String value) {
    return container.addNewEnv().withName(name).withValue(value).endEnv();
  }

  private static ContainerBuilder resource(
      ContainerBuilder container, String name, String divisor, String resource) {
    return container
        .addNewEnv()
        .withName(name)
        .withNewValueFrom()
        .withNewResourceFieldRef()
        .withDivisor(new Quantity(divisor))
        .withResource(resource)
        .endResourceFieldRef()
        .endValueFrom()
        .endEnv();
  }

  private static ContainerBuilder field(ContainerBuilder container, String path) {
    return container
        .addNewEnv()
        .withName(path)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .endEnv();
  }

  private static ContainerBuilder key(
      ContainerBuilder container, String map, String key, Boolean optional) {
    return container
        .addNewEnv()
        .withName(key)
        .withNewValueFrom()
        .withNewConfigMapKeyRef(key, map, optional)
        .endValueFrom()
        .endEnv();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .withUid("u1")
        .withLabels(Map.of("app", "vote"))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }
}
