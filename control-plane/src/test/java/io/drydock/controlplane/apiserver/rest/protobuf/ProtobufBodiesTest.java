package io.drydock.controlplane.apiserver.rest.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.codec.ObjectCodec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProtobufBodiesTest {
  /** What {@code kubectl create configmap c1 --from-literal=a=b} sent. */
  private static final byte[] CONFIG_MAP =
      HexFormat.of()
          .parseHex(
              "6b3873000a0f0a02763112"
                  + "09436f6e6669674d6170121c0a120a0263311200"
                  + "1a0022002a00320038004200"
                  + "12060a01611201621a002200");

  @Test
  void readsWhatKubectlSends() {
    JsonNode map = ObjectCodec.tree(ProtobufBodies.toJson(CONFIG_MAP));

    assertThat(map.toString())
        .isEqualTo(
            "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"c1\"},"
                + "\"data\":{\"a\":\"b\"}}");
  }

  @Test
  void zeroIsKeptWhereItMeansSomething() {
    // Deployment{spec{replicas: 0, paused: false, template{spec{hostNetwork: false,
    // terminationGracePeriodSeconds: 0, volumes: [{name: v, emptyDir: {}}]}}}}
    byte[] spec = concat(new byte[] {0x08, 0, 0x38, 0}, message(3, message(2, podSpec())));
    byte[] body = envelope("apps/v1", "Deployment", message(2, spec));

    JsonNode read = ObjectCodec.tree(ProtobufBodies.toJson(body)).path("spec");
    assertThat(read.path("replicas").isNumber()).isTrue();
    assertThat(read.has("paused")).isFalse();
    JsonNode pod = read.path("template").path("spec");
    assertThat(pod.has("hostNetwork")).isFalse();
    assertThat(pod.path("terminationGracePeriodSeconds").isNumber()).isTrue();
    assertThat(pod.at("/volumes/0/name").asString()).isEqualTo("v");
    assertThat(pod.at("/volumes/0/emptyDir").isObject()).isTrue();
  }

  @Test
  void aKindWithoutASchemaIsAnUnsupportedMediaType() {
    assertThatThrownBy(() -> ProtobufBodies.toJson(envelope("v1", "Nosuch", new byte[0])))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.is(Reason.UNSUPPORTED_MEDIA_TYPE)).isTrue());
  }

  @Test
  void damagedBytesAreABadRequest() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = CONFIG_MAP.clone();
      for (int changes = random.nextInt(4) + 1; changes > 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      read(damaged);
    }
  }

  private static void read(byte[] damaged) {
    try {
      assertThat(ProtobufBodies.toJson(damaged)).isNotEmpty();
    } catch (ApiException e) {
      assertThat(e.code()).as(Base64.getEncoder().encodeToString(damaged)).isIn(400, 415);
    }
  }

  private static byte[] podSpec() {
    byte[] volume = concat(message(1, "v".getBytes(UTF_8)), message(2, message(2, new byte[0])));
    return concat(message(1, volume), new byte[] {0x20, 0, 0x58, 0});
  }

  private static byte[] envelope(String apiVersion, String kind, byte[] raw) {
    byte[] type = concat(message(1, apiVersion.getBytes(UTF_8)), message(2, kind.getBytes(UTF_8)));
    return concat(new byte[] {'k', '8', 's', 0}, concat(message(1, type), message(2, raw)));
  }

  /** A length-delimited field of less than 128 bytes. */
  private static byte[] message(int number, byte[] content) {
    return concat(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
