package io.drydock.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class ObjectCodecTest {

  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop","uid":"u-1",
       "resourceVersion":"42","creationTimestamp":null,"labels":{"app":"web"}},
       "spec":{"containers":[{"name":"c","image":"web:1","newField":{"a":[1,2]},
       "resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}],
       "volumes":[{"name":"v","emptyDir":{}}]}}
      """;

  @Test
  void aRoundTripKeepsEverythingUnknownFieldsToo() {
    Pod pod = ObjectCodec.decode(POD.getBytes(UTF_8), Pod.class);
    var tree = ObjectCodec.tree(ObjectCodec.encode(pod));
    var container = tree.at("/spec/containers/0");
    assertThat(container.at("/newField/a/1").asInt()).isEqualTo(2);
    assertThat(container.at("/resources/requests/cpu").asString()).isEqualTo("100m");
    assertThat(tree.at("/spec/volumes/0/emptyDir").isObject()).isTrue();
    assertThat(tree.at("/metadata/creationTimestamp").isMissingNode()).isTrue();
  }

  @Test
  void theEnvelopeCarriesTheIdentity() {
    var document = ObjectCodec.document(ObjectCodec.decode(POD.getBytes(UTF_8), Pod.class));
    assertThat(document.getKind()).isEqualTo("Pod");
    assertThat(document.getNamespace()).isEqualTo("shop");
    assertThat(document.getName()).isEqualTo("web");
    assertThat(document.getUid()).isEqualTo("u-1");
    assertThat(document.getResourceVersion()).isEqualTo(42);
    assertThat(ObjectCodec.decode(Kinds.POD, document).getMetadata().getName()).isEqualTo("web");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> ObjectCodec.tree("{\"a\":".getBytes(UTF_8)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void yamlStreamsAreReadDocumentByDocument() {
    var documents = Yaml.documents("---\na: 1\n---\n# nothing\n---\nb: \"2\"\nc: yes\n");
    assertThat(documents).hasSize(2);
    assertThat(documents.getFirst().get("a").isInt()).isTrue();
    assertThat(documents.getLast().get("b").isString()).isTrue();
  }

  @Test
  void plainScalarsAreReadAsKubectlReadsThem() {
    var tree =
        Yaml.documents("mode: 0400\nquoted: \"0400\"\non: off\nhex: 0x10\nbase: &b {a: 1}\nc: *b\n")
            .getFirst();
    assertThat(tree.get("mode").asInt()).isEqualTo(256);
    assertThat(tree.get("quoted").asString()).isEqualTo("0400");
    assertThat(tree.get("true").asBoolean()).isFalse();
    assertThat(tree.get("hex").asInt()).isEqualTo(16);
    assertThat(tree.at("/c/a").asInt()).isOne();
  }

  @Test
  void yamlThatRefersToItselfWithoutEndIsRefused() {
    var bomb = new StringBuilder("a0: &a0 [x,x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> Yaml.documents(bomb.toString())).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aRevisionIsADecimalNumber() {
    assertThat(Revisions.parse("12")).isEqualTo(12);
    assertThat(Revisions.parse(null)).isZero();
    assertThatThrownBy(() -> Revisions.parse("abc")).hasMessageContaining("abc");
  }
}
