package io.drydock.controlplane.apiserver.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.Cause;
import io.drydock.client.Channels;
import io.drydock.client.DeleteOptions;
import io.drydock.client.GrpcDocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.TlsFiles;
import io.drydock.client.Watch;
import io.drydock.client.WatchEvent;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.controlplane.apiserver.pod.NodeClients;
import io.drydock.controlplane.pki.TestPki;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door over real TLS, through the client that agents and proxies use. */
class GrpcDoorTest {
  private static final Cause CAUSE = Cause.of("test", "because");

  @TempDir Path folder;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private TestApiServer server;
  private TestPki pki;
  private GrpcDoor door;

  @BeforeEach
  void open() {
    server = TestApiServer.start();
    pki = new TestPki(folder);
    door =
        new GrpcDoor(
            server.server(),
            new InetSocketAddress("127.0.0.1", 0),
            pki.issue("kube-apiserver"),
            nodes());
  }

  private NodeClients nodes() {
    return new NodeClients(pki.issue("kube-apiserver-kubelet-client", "system:masters"));
  }

  @AfterEach
  void close() throws InterruptedException {
    channels.forEach(ManagedChannel::shutdownNow);
    door.close();
    server.close();
  }

  private ApiClient client(TlsFiles tls) {
    ManagedChannel channel = Channels.connect("127.0.0.1:" + door.port(), tls);
    channels.add(channel);
    return new ApiClient(new GrpcDocumentApi(channel, Duration.ofSeconds(10)));
  }

  private static ConfigMap map(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .endMetadata()
        .addToData("a", "b")
        .build();
  }

  @Test
  void everyVerbWorksAsInTheProcess() throws InterruptedException {
    ApiClient client = client(pki.admin());
    ConfigMap created = client.create(Kinds.CONFIG_MAP, map("m"), CAUSE);
    ResourcePath maps = ResourcePath.of(Kinds.CONFIG_MAP, "default");
    long revision = Long.parseLong(created.getMetadata().getResourceVersion());
    try (Watch watch = client.documents().watch(maps, WatchOptions.from("", "", revision))) {
      ConfigMap changed = new ConfigMapBuilder(created).addToData("c", "d").build();
      client.update(Kinds.CONFIG_MAP, changed, CAUSE);
      client.delete(Kinds.CONFIG_MAP, "default", "m", DeleteOptions.of(CAUSE));

      WatchEvent first = watch.next(Duration.ofSeconds(10));
      WatchEvent second = watch.next(Duration.ofSeconds(10));

      assertThat(first.type()).isEqualTo(WatchEvent.Type.MODIFIED);
      assertThat(first.document().getRaw().toStringUtf8()).contains("\"c\":\"d\"");
      assertThat(second.type()).isEqualTo(WatchEvent.Type.DELETED);
    }
    assertThat(client.list(Kinds.CONFIG_MAP, "default")).isEmpty();
    assertThat(
            server
                .store()
                .get("/drydock/causes/configmaps/default/m")
                .entry()
                .orElseThrow()
                .value()
                .toStringUtf8())
        .contains("\"actor\":\"test\"", "\"user\":\"kubernetes-admin\"");
  }

  @Test
  void errorsComeOutAsTheyWentIn() {
    ApiClient client = client(pki.admin());
    client.create(Kinds.CONFIG_MAP, map("m"), CAUSE);

    ApiException exists =
        catchThrowableOfType(
            ApiException.class, () -> client.create(Kinds.CONFIG_MAP, map("m"), CAUSE));
    ApiException missing =
        catchThrowableOfType(
            ApiException.class, () -> client.get(Kinds.CONFIG_MAP, "default", "none"));
    ApiException invalid =
        catchThrowableOfType(
            ApiException.class, () -> client.create(Kinds.CONFIG_MAP, map("A_B"), CAUSE));
    server.store().compact(server.server().revision());
    ApiException expired =
        catchThrowableOfType(
            ApiException.class,
            () ->
                client
                    .documents()
                    .list(
                        ResourcePath.of(Kinds.CONFIG_MAP, "default"),
                        new ListOptions("", "", 0, "", "1", "Exact")));

    assertThat(exists.reason()).isEqualTo(Reason.ALREADY_EXISTS);
    assertThat(exists).hasMessage("configmaps \"m\" already exists");
    assertThat(missing.code()).isEqualTo(404);
    assertThat(invalid.toStatus().getDetails().getCauses().getFirst().getField())
        .isEqualTo("metadata.name");
    assertThat(expired.reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void whoCallsIsWhatTheCertificateSays() {
    ApiClient node = client(pki.issue("system:node:node-1", "system:nodes"));

    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> node.create(Kinds.CONFIG_MAP, map("m"), CAUSE));

    assertThat(refused.code()).isEqualTo(403);
    assertThat(refused)
        .hasMessageContaining("User \"system:node:node-1\" cannot create resource \"configmaps\"");
  }

  @Test
  void aCertificateOfAnotherAuthorityComesNotIn() throws Exception {
    TestPki foreign = new TestPki(Files.createDirectory(folder.resolve("other")));
    TlsFiles own = foreign.admin();
    ApiClient client = client(new TlsFiles(pki.authority(), own.certificate(), own.key()));

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> client.documents().list(ResourcePath.of(Kinds.POD, ""), ListOptions.ALL));

    assertThat(refused.reason()).isEqualTo(Reason.SERVICE_UNAVAILABLE);
  }

  @Test
  void aTakenPortIsOneSentence() {
    IllegalStateException taken =
        catchThrowableOfType(
            IllegalStateException.class,
            () ->
                new GrpcDoor(
                    server.server(),
                    new InetSocketAddress("127.0.0.1", door.port()),
                    pki.issue("kube-apiserver"),
                    nodes()));

    assertThat(taken)
        .hasMessageContaining("cannot listen on")
        .hasMessageContaining("Address already in use")
        .hasMessageContaining("--grpc-port");
  }

  @Test
  void applyHasTheSemanticsOfTheRestDoor() {
    var api = client(pki.admin()).documents();
    var path = ResourcePath.of(Kinds.CONFIG_MAP, "default", "applied");

    var created = api.patch(path, PatchType.APPLY, config("v"), as("a"));
    assertThat(created.created()).isTrue();
    assertThat(created.document().getRaw().toStringUtf8()).contains("\"operation\":\"Apply\"");

    ApiException conflict =
        catchThrowableOfType(
            ApiException.class, () -> api.patch(path, PatchType.APPLY, config("w"), as("b")));
    assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(conflict).hasMessage("Apply failed with 1 conflict: conflict with \"a\": .data.k");
    assertThat(conflict.toStatus().getDetails().getCauses())
        .singleElement()
        .satisfies(cause -> assertThat(cause.getField()).isEqualTo(".data.k"));
    ApiException nobody =
        catchThrowableOfType(
            ApiException.class, () -> api.patch(path, PatchType.APPLY, config("v"), as("")));
    assertThat(nobody.code()).isEqualTo(422);
  }

  private static WriteOptions as(String manager) {
    return new WriteOptions(false, "", manager, false, CAUSE);
  }

  private static byte[] config(String value) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: applied}, data: {k: %s}}"
        .formatted(value)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
