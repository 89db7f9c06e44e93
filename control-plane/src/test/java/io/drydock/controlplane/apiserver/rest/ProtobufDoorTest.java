package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import java.io.DataInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What client-go's typed clients ask for, read by the official Java client's messages. */
@Timeout(60)
class ProtobufDoorTest {
  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final String MAPS = "/api/v1/namespaces/kube-public/configmaps";
  private static RunningDoor door;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    for (String name : new String[] {"a", "b"}) {
      var created =
          door.post(
              MAPS,
              "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"l\":\"v\"}},\"data\":{\"k\":\"%s\"}}"
                  .formatted(name, name));
      assertThat(created.statusCode()).isEqualTo(201);
    }
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @Test
  void anObject() throws Exception {
    var answer = get(MAPS + "/a", PROTOBUF + ",application/json");

    assertThat(answer.headers().firstValue("content-type")).contains(PROTOBUF);
    Runtime.Unknown unknown = unknown(answer.body());
    assertThat(unknown.getTypeMeta().getKind()).isEqualTo("ConfigMap");
    assertThat(unknown.getTypeMeta().getApiVersion()).isEqualTo("v1");
    V1.ConfigMap map = V1.ConfigMap.parseFrom(unknown.getRaw());
    assertThat(map.getDataMap()).containsEntry("k", "a");
    assertThat(map.getMetadata().getResourceVersion()).isNotEmpty();
  }

  @Test
  void aListAndItsPage() throws Exception {
    V1.ConfigMapList all = V1.ConfigMapList.parseFrom(unknown(get(MAPS, PROTOBUF).body()).getRaw());
    assertThat(all.getItemsList()).extracting(m -> m.getMetadata().getName()).contains("a", "b");
    assertThat(all.getMetadata().getResourceVersion()).isNotEmpty();

    Runtime.Unknown first = unknown(get(MAPS + "?limit=1", PROTOBUF).body());
    assertThat(first.getTypeMeta().getKind()).isEqualTo("ConfigMapList");
    V1.ConfigMapList page = V1.ConfigMapList.parseFrom(first.getRaw());
    assertThat(page.getItemsCount()).isEqualTo(1);
    assertThat(page.getMetadata().getContinue()).isNotEmpty();
    assertThat(page.getMetadata().getRemainingItemCount()).isPositive();
  }

  @Test
  void metadataAlone() throws Exception {
    String accept = PROTOBUF + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    Runtime.Unknown list = unknown(get(MAPS, accept).body());

    assertThat(list.getTypeMeta().getKind()).isEqualTo("PartialObjectMetadataList");
    var read = Meta.PartialObjectMetadataList.parseFrom(list.getRaw());
    assertThat(read.getItems(0).getMetadata().getLabelsMap()).containsEntry("l", "v");
  }

  @Test
  void anErrorIsAStatus() throws Exception {
    var answer = get(MAPS + "/nosuch", PROTOBUF);

    assertThat(answer.statusCode()).isEqualTo(404);
    Runtime.Unknown unknown = unknown(answer.body());
    assertThat(unknown.getTypeMeta().getKind()).isEqualTo("Status");
    Meta.Status status = Meta.Status.parseFrom(unknown.getRaw());
    assertThat(status.getReason()).isEqualTo("NotFound");
    assertThat(status.getDetails().getName()).isEqualTo("nosuch");
  }

  @Test
  void aTableIsNeverProtobuf() throws Exception {
    String table = ";as=Table;g=meta.k8s.io;v=v1";
    assertThat(get(MAPS, PROTOBUF + table).statusCode()).isEqualTo(406);
    var answer = get(MAPS, PROTOBUF + table + ",application/json" + table);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
  }

  @Test
  void aBodyAndItsAnswer() throws Exception {
    byte[] map =
        V1.ConfigMap.newBuilder()
            .setMetadata(Meta.ObjectMeta.newBuilder().setName("written"))
            .putData("x", "y")
            .build()
            .toByteArray();
    Runtime.Unknown unknown =
        Runtime.Unknown.newBuilder()
            .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion("v1").setKind("ConfigMap"))
            .setRaw(com.google.protobuf.ByteString.copyFrom(map))
            .build();
    var answer =
        door.client()
            .http()
            .send(
                door.request(MAPS)
                    .header("Content-Type", PROTOBUF)
                    .header("Accept", PROTOBUF)
                    .POST(BodyPublishers.ofByteArray(enveloped(unknown.toByteArray())))
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(201);
    V1.ConfigMap stored = V1.ConfigMap.parseFrom(unknown(answer.body()).getRaw());
    assertThat(stored.getMetadata().getUid()).isNotEmpty();
    assertThat(stored.getDataMap()).containsEntry("x", "y");
  }

  @Test
  void aWatchIsFrames() throws Exception {
    var answer =
        door.client()
            .http()
            .send(
                door.request(MAPS + "?watch=1&timeoutSeconds=20&labelSelector=l%3Dv")
                    .header("Accept", PROTOBUF)
                    .build(),
                BodyHandlers.ofInputStream());

    assertThat(answer.headers().firstValue("content-type")).contains(PROTOBUF + ";stream=watch");
    try (DataInputStream in = new DataInputStream(answer.body())) {
      Meta.WatchEvent event = Meta.WatchEvent.parseFrom(in.readNBytes(in.readInt()));
      assertThat(event.getType()).isEqualTo("ADDED");
      Runtime.Unknown unknown = unknown(event.getObject().getRaw().toByteArray());
      assertThat(V1.ConfigMap.parseFrom(unknown.getRaw()).getMetadata().getName()).isEqualTo("a");
    }
  }

  private static HttpResponse<byte[]> get(String path, String accept) throws Exception {
    return door.client()
        .http()
        .send(door.request(path).header("Accept", accept).build(), BodyHandlers.ofByteArray());
  }

  private static Runtime.Unknown unknown(byte[] body) throws Exception {
    assertThat(Arrays.copyOf(body, 4)).isEqualTo(new byte[] {'k', '8', 's', 0});
    return Runtime.Unknown.parseFrom(Arrays.copyOfRange(body, 4, body.length));
  }

  private static byte[] enveloped(byte[] unknown) {
    byte[] all = new byte[unknown.length + 4];
    System.arraycopy(new byte[] {'k', '8', 's', 0}, 0, all, 0, 4);
    System.arraycopy(unknown, 0, all, 4, unknown.length);
    return all;
  }
}
