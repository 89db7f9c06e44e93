package io.drydock.controlplane.apiserver.rest.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Field;
import io.drydock.controlplane.apiserver.rest.protobuf.WireSchema.Message;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V2Autoscaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RoundTripTest {
  private static final WireSchema SCHEMA = ProtobufBodies.SCHEMA;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Deep enough for every field of a pod in a template of a template. */
  private static final int DEPTH = 11;

  @ParameterizedTest
  @MethodSource("io.drydock.api.Kinds#served")
  void everyFieldOfEveryKindComesBack(Kind<?> kind) {
    ObjectNode object = JSON.objectNode();
    object.put("kind", kind.kind());
    object.put("apiVersion", kind.apiVersion());
    fill(object, SCHEMA.of(kind.apiVersion(), kind.kind()).orElseThrow(), 0);

    byte[] encoded = ProtobufAnswers.object(ObjectCodec.encode(object)).orElseThrow();

    JsonNode back = ObjectCodec.tree(ProtobufBodies.toJson(encoded));
    assertThat(back).isEqualTo(ObjectCodec.tree(ObjectCodec.encode(object)));
  }

  @ParameterizedTest
  @MethodSource("io.drydock.api.Kinds#served")
  void everyFieldIsOneOfTheModel(Kind<?> kind) {
    ObjectNode object = JSON.objectNode();
    fill(object, SCHEMA.of(kind.apiVersion(), kind.kind()).orElseThrow(), 0);

    Object model = ObjectCodec.decode(ObjectCodec.encode(object), kind.type());

    assertThat(ObjectCodec.tree(ObjectCodec.encode(model)).path("metadata").path("name").asString())
        .isEqualTo("text");
  }

  @Test
  void theOfficialClientReadsAPod() throws Exception {
    byte[] json =
        ObjectCodec.encode(
            ObjectCodec.mapper()
                .readTree(
                    """
                    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","labels":{"a":"b"},
                     "creationTimestamp":"2026-01-02T03:04:05Z"},
                     "spec":{"terminationGracePeriodSeconds":0,"containers":[{"name":"c","image":"i",
                       "resources":{"limits":{"cpu":"100m"}},
                       "readinessProbe":{"httpGet":{"port":"web"},"periodSeconds":3}}],
                       "volumes":[{"name":"v","configMap":{"name":"m","defaultMode":420}}]}}
                    """));

    byte[] body = ProtobufAnswers.object(json).orElseThrow();

    V1.Pod pod = V1.Pod.parseFrom(Envelope.read(body).raw());
    assertThat(pod.getMetadata().getName()).isEqualTo("p");
    assertThat(pod.getMetadata().getLabelsMap()).containsEntry("a", "b");
    assertThat(pod.getMetadata().getCreationTimestamp().getSeconds()).isEqualTo(1767323045L);
    assertThat(pod.getSpec().getTerminationGracePeriodSeconds()).isZero();
    assertThat(
            pod.getSpec()
                .getContainers(0)
                .getReadinessProbe()
                .getHandler()
                .getHttpGet()
                .getPort()
                .getStrVal())
        .isEqualTo("web");
    assertThat(pod.getSpec().getContainers(0).getResources().getLimitsMap().get("cpu").getString())
        .isEqualTo("100m");
    assertThat(
            pod.getSpec()
                .getVolumes(0)
                .getVolumeSource()
                .getConfigMap()
                .getLocalObjectReference()
                .getName())
        .isEqualTo("m");
  }

  @Test
  void whatTheOfficialClientWritesIsRead() throws Exception {
    var autoscaler =
        V2Autoscaling.HorizontalPodAutoscaler.newBuilder()
            .setSpec(
                V2Autoscaling.HorizontalPodAutoscalerSpec.newBuilder()
                    .setMinReplicas(0)
                    .setMaxReplicas(4)
                    .addMetrics(
                        V2Autoscaling.MetricSpec.newBuilder()
                            .setType("Resource")
                            .setResource(
                                V2Autoscaling.ResourceMetricSource.newBuilder()
                                    .setName("cpu")
                                    .setTarget(
                                        V2Autoscaling.MetricTarget.newBuilder()
                                            .setType("Utilization")
                                            .setAverageUtilization(50)))))
            .build();
    byte[] body =
        new Envelope("autoscaling/v2", "HorizontalPodAutoscaler", autoscaler.toByteString())
            .bytes();

    JsonNode read = ObjectCodec.tree(ProtobufBodies.toJson(body));

    assertThat(read.path("spec").toString())
        .isEqualTo(
            "{\"minReplicas\":0,\"maxReplicas\":4,\"metrics\":[{\"type\":\"Resource\",\"resource\":"
                + "{\"name\":\"cpu\",\"target\":{\"type\":\"Utilization\",\"averageUtilization\":50}}}]}");
  }

  private static void fill(ObjectNode object, Message message, int depth) {
    for (Field field : message.fields()) {
      if (field.isInline()) {
        fill(object, SCHEMA.find(field.type()).orElseThrow(), depth);
      } else if (depth < DEPTH) {
        JsonNode value = value(field.type(), depth);
        switch (field.shape()) {
          case SINGLE -> object.set(field.name(), value);
          case REPEATED -> object.putArray(field.name()).add(value);
          case MAP -> object.putObject(field.name()).set("key", value);
        }
      }
    }
  }

  private static JsonNode value(String type, int depth) {
    return SCHEMA
        .find(type)
        .<JsonNode>map(message -> {
          ObjectNode node = JSON.objectNode();
          fill(node, message, depth + 1);
          return node;
        })
        .orElseGet(() -> scalar(type));
  }

  private static JsonNode scalar(String type) {
    return switch (type) {
      case "string" -> JSON.stringNode("text");
      case "bytes" -> JSON.stringNode("Ynl0ZXM=");
      case "int" -> JSON.numberNode(-7);
      case "long" -> JSON.numberNode(1L << 40);
      case "bool" -> JSON.booleanNode(true);
      case "time" -> JSON.stringNode("2026-01-02T03:04:05Z");
      case "microtime" -> JSON.stringNode("2026-01-02T03:04:05.000006Z");
      case "quantity" -> JSON.stringNode("100m");
      case "intorstring" -> JSON.stringNode("25%");
      case "json" -> JSON.objectNode().put("a", 1);
      case "strings" -> JSON.arrayNode().add("one");
      default -> throw new AssertionError(type);
    };
  }
}
