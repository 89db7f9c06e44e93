package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.PatchType;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.controlplane.store.RangeQuery;
import io.drydock.lifecycle.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No address and no node port is given twice, whoever gives them, and each is given back. */
class ServiceClaimsTest {
  private static final ApiServerConfig SMALL =
      new ApiServerConfig("10.96.0.0/27", Duration.ofMinutes(5), "127.0.0.1", 6443);
  private static final UserInfo ADMIN = UserInfo.component("admin");

  private final MemoryStore store = new MemoryStore();
  private ApiServer one;
  private ApiServer two;

  @BeforeEach
  void start() {
    one = new ApiServer(store, SMALL, Clock.system()).start();
    two = new ApiServer(store, SMALL, Clock.system()).start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    one.close();
    two.close();
  }

  private static JsonNode service(DocumentApi api, String name, String spec) {
    return create(
        api,
        "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {%s ports: [{port: 80}]}}"
            .formatted(name, spec));
  }

  private int held() {
    return store.range(RangeQuery.all("/drydock/claims/")).entries().size();
  }

  @Test
  void twoServersAtOnceGiveEveryAddressOnceAndThenSayTheRangeIsFull() throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 29; i++) {
      String name = "s" + i;
      DocumentApi api = (i % 2 == 0 ? one : two).as(ADMIN);
      tasks.add(() -> service(api, name, "").at("/spec/clusterIP").asString());
    }
    List<String> addresses = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> future : executor.invokeAll(tasks)) {
        addresses.add(future.get());
      }
    }

    assertThat(addresses).hasSize(29).doesNotHaveDuplicates().doesNotContain("10.96.0.1");
    assertThat(held()).isEqualTo(30);
    ApiException full = refusal(() -> service(one.as(ADMIN), "more", ""));
    assertThat(full.code()).isEqualTo(422);
    assertThat(full).hasMessageContaining("range 10.96.0.0/27 is full");
  }

  @Test
  void aDeletedServiceGivesItsAddressAndPortsBackAtOnce() {
    DocumentApi api = one.as(ADMIN);
    String ask = "type: NodePort, clusterIP: 10.96.0.9,";
    JsonNode first = service(api, "a", ask);
    int port = first.at("/spec/ports/0/nodePort").asInt();
    assertThat(port).isBetween(30000, 32767);
    ApiException taken = refusal(() -> service(two.as(ADMIN), "b", ask));
    assertThat(taken).hasMessageContaining("provided IP is already allocated");

    api.delete(path(Kinds.SERVICE, "a"), Deletions.plain());

    assertThat(held()).isEqualTo(1);
    assertThat(service(two.as(ADMIN), "b", ask).at("/spec/clusterIP").asString())
        .isEqualTo("10.96.0.9");
  }

  @Test
  void anUpdateKeepsTheAddressAndAChangeOfTypeFreesThePorts() {
    DocumentApi api = one.as(ADMIN);
    JsonNode first = service(api, "a", "type: NodePort,");

    JsonNode labelled = patch(api, "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
    JsonNode cluster = patch(api, "{\"spec\":{\"type\":\"ClusterIP\"}}");
    ApiException moved =
        refusal(() ->
            patch(api, "{\"spec\":{\"clusterIP\":\"10.96.0.8\",\"clusterIPs\":[\"10.96.0.8\"]}}"));

    assertThat(labelled.at("/spec")).isEqualTo(first.at("/spec"));
    assertThat(cluster.at("/spec/ports/0").has("nodePort")).isFalse();
    assertThat(cluster.at("/spec/clusterIP")).isEqualTo(first.at("/spec/clusterIP"));
    assertThat(held()).isEqualTo(2);
    assertThat(moved).hasMessageContaining("may not change once set");
  }

  private static JsonNode patch(DocumentApi api, String body) {
    return Manifests.tree(
        api.patch(
                path(Kinds.SERVICE, "a"),
                PatchType.MERGE,
                body.getBytes(StandardCharsets.UTF_8),
                Manifests.STRICT)
            .document());
  }

  @Test
  void headlessAndExternalServicesHoldNothing() {
    assertThat(service(one.as(ADMIN), "h", "clusterIP: None,").at("/spec/clusterIPs/0").asString())
        .isEqualTo("None");
    create(
        one.as(ADMIN),
        "{apiVersion: v1, kind: Service, metadata: {name: e}, spec: {type: ExternalName, externalName: example.com}}");

    assertThat(held()).isEqualTo(1);
  }
}
