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
          {spec: {containers: [{name: a}, {name: s}, {name: b}]}} | {spec: {$setElementOrder/containers: [{name: a}, {name: n}, {name: b}], containers: [{name: n}]}} | {spec: {containers: [{name: a}, {name: s}, {name: n}, {name: b}]}}
          {spec: {volumes: [{name: v, emptyDir: {}}]}} | {spec: {volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /x}}]}} | {spec: {volumes: [{name: v, hostPath: {path: /x}}]}}
          {metadata: {finalizers: [a/a, b/b]}} | {metadata: {finalizers: [c/c, a/a]}} | {metadata: {finalizers: [b/b, c/c, a/a]}}
          {metadata: {finalizers: [a/a, b/b]}} | {metadata: {$deleteFromPrimitiveList/finalizers: [a/a]}} | {metadata: {finalizers: [b/b]}}
          {metadata: {labels: {a: b, c: d}}} | {metadata: {labels: {$patch: replace, e: f}}} | {metadata: {labels: {e: f}}}
          {status: {conditions: [{type: Ready, status: 'True'}]}} | {status: {conditions: [{type: Ready, status: 'False'}]}} | {status: {conditions: [{type: Ready, status: 'False'}]}}
          {spec: {containers: [{name: a}, {name: b}]}} | {spec: {containers: [{name: b}, {name: a}]}} | {spec: {containers: [{name: b}, {name: a}]}}
          {spec: {initContainers: [{name: a, image: x}]}} | {spec: {initContainers: [{name: b, $retainKeys: [name, image], image: y}]}} | {spec: {initContainers: [{name: a, image: x}, {name: b, image: y}]}}
          {spec: {dnsConfig: {searches: [a]}}} | {spec: {dnsConfig: {$patch: delete}}} | {spec: {dnsConfig: {}}}
          {spec: {containers: [{name: a}]}} | {spec: {containers: null}} | {spec: {}}
          {metadata: {labels: {a: b}}} | {metadata: {labels: x}} | {metadata: {labels: x}}
          {spec: {tolerations: [{key: a}]}} | {spec: {tolerations: [{key: b}]}} | {spec: {tolerations: [{key: b}]}}
          """)
  void merges(String original, String patch, String result) {
    assertThat(apply(original, patch)).isEqualTo(Yaml.documents(result).getFirst());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {spec: {containers: [{image: x}]}} | map: map[image:x] does not contain declared merge key: name
          {spec: {containers: [{$patch: delete}]}} | map: map[$patch:delete] does not contain declared merge key: name
          {spec: {containers: [x]}} | expected a map[string]interface {}, but received a string
          {spec: {containers: [{name: a, $patch: merge}]}} | unknown patch type: merge in map: map[$patch:merge name:a]
          {$patch: sideways} | unknown patch type: sideways in map: map[$patch:sideways]
          {spec: {volumes: [{name: v, $retainKeys: x}]}} | invalid patch format of retainKeys
          {spec: {volumes: [{name: v, emptyDir: {}, $retainKeys: [name]}]}} | invalid patch format of retainKeys
          {spec: {$setElementOrder/containers: x}} | invalid patch format of setElementOrder list
          {metadata: {$deleteFromPrimitiveList/finalizers: a}} | invalid patch format of primitive list
          {spec: {containers: [{name: a}], $setElementOrder/containers: [{name: b}]}} | The order in patch list
          """)
  void refusesWhatIsNoPatch(String patch, String message) {
    assertThatThrownBy(() -> apply("{}", patch))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(400))
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MERGE | [] | 400 | error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}
          STRATEGIC_MERGE | "x" | 400 | json: cannot unmarshal string into Go value of type map[string]interface {}
          JSON | {} | 400 | error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp
          JSON | [1] | 400 | error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp
          JSON | [{"op": 1, "path": "/a"}] | 400 | error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string
          JSON | [{"op": "jump", "path": "/a"}] | 422 | the server rejected our request due to an error in our request: Unexpected kind: jump
          JSON | [{"op": "add", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "test", "path": "/spec/a", "value": 2}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "test", "path": "/none", "value": 2}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "remove", "path": "/none"}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "replace", "path": "/none/x", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "add", "path": "/spec/a/b", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "add", "path": "/spec/l/9", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "add", "path": "/spec/l/x", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "remove", "path": "/spec/l/-"}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "add", "path": "nopointer", "value": 1}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "move", "path": "/a"}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "copy", "from": "/none", "path": "/a"}] | 422 | the server rejected our request due to an error in our request
          JSON | [{"op": "add", "path": "/a"}] | 422 | the server rejected our request due to an error in our request
          """)
  void refusesBadPatchesOfEveryType(PatchType type, String body, int code, String message) {
    assertThatThrownBy(() ->
            Patches.of(Kinds.POD, type, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .apply((ObjectNode) Yaml.documents("{spec: {a: 1, l: [1]}}").getFirst()))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageStartingWith(message);
  }

  @Test
  void aJsonPatchHasAtMostTenThousandOperations() {
    String operation = "{\"op\":\"add\",\"path\":\"/a\",\"value\":1}";
    String body = "[" + (operation + ",").repeat(10_000) + operation + "]";

    assertThatThrownBy(() ->
            Patches.of(
                Kinds.POD, PatchType.JSON, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(413))
        .hasMessage("The allowed maximum operations in a JSON patch is 10000, got 10001");
  }
}
