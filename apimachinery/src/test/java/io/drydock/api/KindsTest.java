package io.drydock.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {

  @ParameterizedTest
  @CsvSource({
    "po,pods", "Pod,pods", "deploy,deployments.apps", "deployments.apps,deployments.apps",
    "svc,services", "no,nodes", "endpoints,endpoints", "hpa,horizontalpodautoscalers.autoscaling",
    "ev,events", "events.events.k8s.io,events.events.k8s.io",
        "ENDPOINTSLICE,endpointslices.discovery.k8s.io"
  })
  void aKindIsFoundByWhateverUsersCallIt(String name, String resource) {
    assertThat(Kinds.byUserName(name)).map(Kind::resource).hasValue(resource);
  }

  @ParameterizedTest
  @MethodSource("io.drydock.api.Kinds#served")
  void theModelAgreesWithTheList(Kind<?> kind) throws Exception {
    HasMetadata object = kind.type().getDeclaredConstructor().newInstance();
    assertThat(object.getApiVersion()).isEqualTo(kind.apiVersion());
    assertThat(object.getKind()).isEqualTo(kind.kind());
    assertThat(HasMetadata.getPlural(kind.type())).isEqualTo(kind.plural());
    assertThat(object instanceof io.fabric8.kubernetes.api.model.Namespaced)
        .isEqualTo(kind.namespaced());
  }

  @Test
  void whatIsStoredIsListedOnce() {
    assertThat(Kinds.all()).extracting(Kind::resource).doesNotHaveDuplicates();
    assertThat(Kinds.all()).allMatch(Kind::isStored);
    assertThat(Kinds.storedByApiVersion("autoscaling/v1", "HorizontalPodAutoscaler"))
        .hasValue(Kinds.HORIZONTAL_POD_AUTOSCALER);
    assertThat(Kinds.storedByApiVersion("authentication.k8s.io/v1", "TokenReview")).isEmpty();
  }

  @Test
  void aKindIsFoundByItsObject() {
    assertThat(Kinds.of(new PodBuilder().build())).isSameAs(Kinds.POD);
  }

  @Test
  void thereIsNoKindForAnUnknownPath() {
    assertThat(Kinds.byResource("apps", "v1beta1", "deployments")).isEmpty();
    assertThat(Kinds.byApiVersion("v1", "Deployment")).isEmpty();
  }
}
