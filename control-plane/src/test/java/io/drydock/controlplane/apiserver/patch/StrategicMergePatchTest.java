package io.drydock.controlplane.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.PatchType;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StrategicMergePatchTest {

  private static JsonNode apply(String pod, String patch) {
    byte[] body = ObjectCodec.encode(Yaml.documents(patch).getFirst());
    return Patches.of(Kinds.POD, PatchType.STRATEGIC_MERGE, body)
        .apply((ObjectNode) Yaml.documents(pod).getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # original | patch | result
          {a: 1, b: 2} | {b: null, c: 3} | {a: 1, c: 3}
          {spec: {containers: [{name: a, image: x}, {name: b, image: y}]}} | {spec: {containers: [{name: b, image: z}]}} | {spec: {containers: [{name: a, image: x}, {name: b, image: z}]}}
          {spec: {containers: [{name: a, image: x}]}} | {spec: {containers: [{name: b, image: z}]}} | {spec: {containers: [{name: a, image: x}, {name: b, image: z}]}}
          {spec: {containers: [{name: a}, {name: b}]}} | {spec: {containers: [{name: a, $patch: delete}]}} | {spec: {containers: [{name: b}]}}
          {spec: {containers: [{name: a}, {name: b}]}} | {spec: {containers: [{name: c}, {$patch: replace}]}} | {spec: {containers: [{name: c}]}}
          {spec: {containers: [{name: a, env: [{name: A, value: '1'}, {name: B, value: '2'}]}]}} | {spec: {containers: [{name: a, env: [{name: B, value: '3'}]}]}} | {spec: {containers: [{name: a, env: [{name: A, value: '1'}, {name: B, value: '3'}]}]}}
          {spec: {containers: [{name: a, args: [x, y]}]}} | {spec: {containers: [{name: a, args: [z]}]}} | {spec: {containers: [{name: a, args: [z]}]}}
          {spec: {containers: [{name: a}, {name: b}]}} | {spec: {$setElementOrder/containers: [{name: b}, {name: a}]}} | {spec: {containers: [{name: b}, {name: a}]}}
          {spec: {containers: [{name: a}, {name: s}, {name: b}]}} | {spec: {$setElementOrder/containers: [{name: a}, {name: n}, {name: b}], containers: [{name: n}]}} | {spec: {containers: [{name: a}, {name: n}, {name: s}, {name: b}]}}
          {spec: {volumes: [{name: v, emptyDir: {}}]}} | {spec: {volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /x}}]}} | {spec: {volumes: [{name: v, hostPath: {path: /x}}]}}
          {metadata: {finalizers: [a/a, b/b]}} | {metadata: {finalizers: [c/c, a/a]}} | {metadata: {finalizers: [a/a, b/b, c/c]}}
          {metadata: {finalizers: [a/a, b/b]}} | {metadata: {$deleteFromPrimitiveList/finalizers: [a/a]}} | {metadata: {finalizers: [b/b]}}
          {metadata: {labels: {a: b, c: d}}} | {metadata: {labels: {$patch: replace, e: f}}} | {metadata: {labels: {e: f}}}
          {status: {conditions: [{type: Ready, status: 'True'}]}} | {status: {conditions: [{type: Ready, status: 'False'}]}} | {status: {conditions: [{type: Ready, status: 'False'}]}}
          {spec: {tolerations: [{key: a}]}} | {spec: {tolerations: [{key: b}]}} | {spec: {tolerations: [{key: b}]}}
          """)
  void merges(String original, String patch, String result) {
    assertThat(apply(original, patch)).isEqualTo(Yaml.documents(result).getFirst());
  }

  @Test
  void whatCannotBeToldApartIsABadRequest() {
    assertThatThrownBy(() -> apply("{}", "{spec: {containers: [{image: x}]}}"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("does not contain declared merge key: name");
    assertThatThrownBy(() -> apply("{}", "{$patch: sideways}"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("Unknown patch type found: sideways");
  }
}
