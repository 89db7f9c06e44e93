package io.drydock.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.MergeKeys;
import io.drydock.codec.ObjectCodec;
import io.drydock.codec.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Old text, new text, stored object; what it becomes, and the patch that says so. */
class ThreeWayMergeTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          others' fields stay   | {data: {a: x}}   | {data: {a: y}}   | {data: {a: x, b: z}} | {data: {a: y, b: z}} | {data: {a: y}}
          left out goes         | {data: {a: x}}   | {data: {}}       | {data: {a: x, b: z}} | {data: {b: z}}       | {data: {a: null}}
          null takes away       | {}               | {data: {a: null}}| {data: {a: x, b: z}} | {data: {b: z}}       | {data: {a: null}}
          nothing to do         | {data: {a: x}}   | {data: {a: x}}   | {data: {a: x}}       | {data: {a: x}}       | {}
          no text before        | {}               | {data: {a: y}}   | {data: {a: x, c: d}} | {data: {a: y, c: d}} | {data: {a: y}}
          a plain list is whole | {l: [1, 2]}      | {l: [1, 3]}      | {l: [1, 2, 4]}       | {l: [1, 3]}          | {l: [1, 3]}
          another type          | {a: {b: c}}      | {a: [1]}         | {a: {b: c}}          | {a: [1]}             | {a: [1]}
          """)
  void objects(
      String rule, String last, String wanted, String stored, String result, String patch) {
    check(Kinds.CONFIG_MAP, last, wanted, stored, result);
    assertThat(MergeDiff.between(read(stored), read(result))).isEqualTo(read(patch));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          by name, defaults stay  | [{name: a, v: 1}]       | [{name: a, v: 2}]           | [{name: a, v: 1, d: x}]                | [{name: a, v: 2, d: x}]
          left out goes           | [{name: a}, {name: b}]  | [{name: b}]                 | [{name: a}, {name: b}]                 | [{name: b}]
          others' element stays   | [{name: a}]             | [{name: a}]                 | [{name: o}, {name: a}, {name: p}]      | [{name: o}, {name: a}, {name: p}]
          new ones in their order | [{name: b}]             | [{name: a}, {name: b}]      | [{name: b}, {name: o}]                 | [{name: a}, {name: b}, {name: o}]
          the manifest's order    | [{name: a}, {name: b}]  | [{name: b}, {name: a}]      | [{name: a}, {name: b}]                 | [{name: b}, {name: a}]
          """)
  void containers(String rule, String last, String wanted, String stored, String result) {
    String spec = "{spec: {containers: %s}}";
    check(
        Kinds.POD,
        spec.formatted(last),
        spec.formatted(wanted),
        spec.formatted(stored),
        spec.formatted(result));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one number twice | {spec: {ports: [{port: 53}, {port: 53, protocol: UDP}]}} | {spec: {ports: [{port: 53, protocol: TCP, nodePort: 3}, {port: 53, protocol: UDP, nodePort: 4}]}} | {spec: {ports: [{port: 53, protocol: TCP, nodePort: 3}, {port: 53, protocol: UDP, nodePort: 4}]}}
          finalizers       | {metadata: {finalizers: [a]}}                            | {metadata: {finalizers: [b, a]}} | {metadata: {finalizers: [b, a]}}
          """)
  void serviceLists(String rule, String wanted, String stored, String result) {
    check(Kinds.SERVICE, wanted, wanted, stored, result);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another strategy | {type: Recreate}      | {type: Recreate}
          the same one     | {type: RollingUpdate} | {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
          """)
  void strategyKeepsOnlyWhatIsNamed(String rule, String wanted, String result) {
    String spec = "{spec: {strategy: %s}}";
    check(
        Kinds.DEPLOYMENT,
        "{}",
        spec.formatted(wanted),
        spec.formatted("{type: RollingUpdate, rollingUpdate: {maxSurge: 1}}"),
        spec.formatted(result));
  }

  private static void check(
      Kind<?> kind, String last, String wanted, String stored, String result) {
    var merge = new ThreeWayMerge(MergeKeys.of(kind));
    assertThat(merge.merge(read(last), read(wanted), read(stored))).isEqualTo(read(result));
  }

  private static ObjectNode read(String yaml) {
    return (ObjectNode) ObjectCodec.tree(ObjectCodec.encode(Yaml.documents(yaml).getFirst()));
  }
}
