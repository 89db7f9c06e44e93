package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.STRICT;
import static io.drydock.controlplane.apiserver.Manifests.create;
import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what: a node its own, a proxy what it routes, nobody else anything. */
class AuthorizationTest {
  private static final String NODE = "{apiVersion: v1, kind: Node, metadata: {name: %s}}";
  private static final String LEASE =
      "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: %s}}";
  private static final byte[] PATCH =
      "{\"status\":{\"phase\":\"Running\"}}".getBytes(StandardCharsets.UTF_8);

  private static TestApiServer server;
  private static DocumentApi node;

  @BeforeAll
  static void start() {
    server = TestApiServer.start();
    node = server.server().as(new UserInfo("system:node:node-1", List.of("system:nodes")));
    create(
        server.documents(),
        "{apiVersion: v1, kind: Pod, metadata: {name: mine}, spec: {nodeName: node-1, containers: [{name: c, image: a}]}}");
    create(
        server.documents(),
        "{apiVersion: v1, kind: Pod, metadata: {name: theirs}, spec: {nodeName: node-2, containers: [{name: c, image: a}]}}");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  private static void forbidden(ThrowingCallable call, String message) {
    ApiException refusal = refusal(call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(403);
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void aStrangerMayNothing() {
    DocumentApi stranger = server.server().as(new UserInfo("jane", List.of("dev")));

    forbidden(
        () -> stranger.list(ResourcePath.of(Kinds.POD, "default"), ListOptions.ALL),
        "pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
    forbidden(
        () -> stranger.get(ResourcePath.of(Kinds.NODE, "", "node-1")),
        "nodes \"node-1\" is forbidden: User \"jane\" cannot get resource \"nodes\" in API group \"\" at the cluster scope");
    forbidden(
        () -> stranger.get(path(Kinds.DEPLOYMENT, "web").subresource("scale")),
        "deployments.apps \"web\" is forbidden: User \"jane\" cannot get resource \"deployments/scale\" in API group \"apps\" in the namespace \"default\"");
  }

  @Test
  void aNodeWritesItsOwnNodeOnly() {
    node.create(path(Kinds.NODE, ""), json(NODE.formatted("node-1")), STRICT);

    forbidden(
        () -> node.create(path(Kinds.NODE, ""), json(NODE.formatted("node-2")), STRICT),
        "nodes \"node-2\" is forbidden: node \"node-1\" is not allowed to modify node \"node-2\"");
    forbidden(
        () ->
            node.patch(
                path(Kinds.NODE, "node-2").subresource("status"), PatchType.MERGE, PATCH, STRICT),
        "nodes \"node-2\" is forbidden: User \"system:node:node-1\" cannot patch resource \"nodes/status\" in API group \"\" at the cluster scope");
  }

  @Test
  void aNodeWritesItsOwnLeaseOnly() {
    var leases = ResourcePath.of(Kinds.LEASE, "kube-node-lease");
    node.create(leases, json(LEASE.formatted("node-1")), STRICT);

    forbidden(
        () -> node.create(leases, json(LEASE.formatted("node-2")), STRICT),
        "leases.coordination.k8s.io \"node-2\" is forbidden: can only access node lease with the same name as the requesting node");
    assertThat(
            refusal(() ->
                    node.create(path(Kinds.LEASE, ""), json(LEASE.formatted("node-1")), STRICT))
                .code())
        .isEqualTo(403);
  }

  @Test
  void aNodeWritesTheStatusOfItsOwnPodsOnly() {
    node.patch(path(Kinds.POD, "mine").subresource("status"), PatchType.MERGE, PATCH, STRICT);

    forbidden(
        () ->
            node.patch(
                path(Kinds.POD, "theirs").subresource("status"), PatchType.MERGE, PATCH, STRICT),
        "pods \"theirs\" is forbidden: node \"node-1\" can only update pod status for pods with spec.nodeName set to itself");
    forbidden(
        () -> node.delete(path(Kinds.POD, "theirs"), Deletions.plain().withGrace(0)),
        "pods \"theirs\" is forbidden: node \"node-1\" can only delete pods for pods with spec.nodeName set to itself");
    assertThat(
            refusal(() -> node.patch(path(Kinds.POD, "mine"), PatchType.MERGE, PATCH, STRICT))
                .code())
        .isEqualTo(403);
  }

  @Test
  void aProxyReadsWhatItRoutes() {
    DocumentApi proxy =
        server.server().as(new UserInfo("system:kube-proxy", List.of("system:node-proxiers")));

    assertThat(proxy.list(ResourcePath.of(Kinds.SERVICE, ""), ListOptions.ALL).items())
        .isNotEmpty();
    assertThat(refusal(() -> proxy.list(ResourcePath.of(Kinds.SECRET, ""), ListOptions.ALL)).code())
        .isEqualTo(403);
    assertThat(
            refusal(() -> proxy.delete(path(Kinds.SERVICE, "kubernetes"), Deletions.plain()))
                .code())
        .isEqualTo(403);
  }
}
