package io.drydock.controlplane.apiserver.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.codec.Yaml;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AutoscalerConversionTest {
  private static final Conversion CONVERSION = Conversions.of(Kinds.HORIZONTAL_POD_AUTOSCALER_V1);
  private static final ObjectNode STORED =
      (ObjectNode)
          Yaml.documents(
                  """
                  apiVersion: autoscaling/v2
                  kind: HorizontalPodAutoscaler
                  metadata: {name: h, annotations: {own: note}}
                  spec:
                    minReplicas: 2
                    maxReplicas: 9
                    metrics:
                    - {type: Pods, pods: {metric: {name: rps, selector: {matchLabels: {a: b}}}, target: {type: AverageValue, averageValue: "10"}}}
                    - {type: Object, object: {describedObject: {kind: Service, name: s}, metric: {name: hits}, target: {type: Value, value: "7"}}}
                    - {type: External, external: {metric: {name: queue, selector: {matchLabels: {q: x}}}, target: {type: AverageValue, averageValue: "3"}}}
                    - {type: ContainerResource, containerResource: {name: memory, container: c, target: {type: Utilization, averageUtilization: 60}}}
                    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}
                    behavior: {scaleDown: {stabilizationWindowSeconds: 5}}
                  status:
                    desiredReplicas: 3
                    currentMetrics:
                    - {type: Resource, resource: {name: cpu, current: {averageUtilization: 41, averageValue: 100m}}}
                    conditions: [{type: AbleToScale, status: "True"}]
                  """)
              .getFirst();

  @Test
  void theOldVersionShowsTheCpu() {
    ObjectNode shown = CONVERSION.fromStored(STORED);

    assertThat(shown.path("apiVersion").asString()).isEqualTo("autoscaling/v1");
    assertThat(shown.at("/spec/targetCPUUtilizationPercentage").asInt()).isEqualTo(50);
    assertThat(shown.at("/status/currentCPUUtilizationPercentage").asInt()).isEqualTo(41);
    assertThat(shown.path("spec").has("metrics")).isFalse();
    assertThat(
            shown
                .path("metadata")
                .path("annotations")
                .path("autoscaling.alpha.kubernetes.io/metrics")
                .asString())
        .contains(
            "\"metricName\":\"rps\"", "\"targetAverageValue\":\"10\"", "\"targetValue\":\"7\"");
  }

  @Test
  void nothingIsLostOnTheWayThereAndBack() {
    assertThat(CONVERSION.toStored(CONVERSION.fromStored(STORED))).isEqualTo(STORED);
  }
}
