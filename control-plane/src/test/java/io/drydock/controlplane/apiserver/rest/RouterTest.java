package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.client.ResourcePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/api/v1/pods, '', v1, pods, '', '', ''",
        "/api/v1/namespaces/a/pods, '', v1, pods, a, '', ''",
        "/api/v1/namespaces/a/pods/p, '', v1, pods, a, p, ''",
        "/api/v1/namespaces/a/pods/p/log, '', v1, pods, a, p, log",
        "/api/v1/namespaces, '', v1, namespaces, '', '', ''",
        "/api/v1/namespaces/a, '', v1, namespaces, '', a, ''",
        "/api/v1/namespaces/a/status, '', v1, namespaces, '', a, status",
        "/api/v1/namespaces/a/finalize, '', v1, namespaces, '', a, finalize",
        "/api/v1/nodes/n, '', v1, nodes, '', n, ''",
        "/apis/apps/v1/namespaces/a/deployments/d/scale, apps, v1, deployments, a, d, scale",
        "/apis/coordination.k8s.io/v1/leases, coordination.k8s.io, v1, leases, '', '', ''",
      })
  void resources(
      String path,
      String group,
      String version,
      String resource,
      String namespace,
      String name,
      String subresource) {
    ResourcePath expected =
        new ResourcePath(group, version, resource, namespace, name, subresource);

    assertThat(Router.route(path))
        .isInstanceOfSatisfying(
            Route.Resource.class, r -> assertThat(r.path()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nosuch",
        "/api/v1/nosuch",
        "/api/v2/pods",
        "/apis/apps/v1/pods",
        "/api/v1/pods/p",
        "/api/v1/namespaces/a/nodes",
        "/api/v1/namespaces/a/pods/p/nosuch",
        "/api/v1/namespaces/a/pods/p/log/more",
        "/version/x"
      })
  void whatIsNotServed(String path) {
    assertThat(Router.route(path)).isInstanceOf(Route.Unknown.class);
  }

  @Test
  void pathsThatAreNoResources() {
    assertThat(Router.route("/")).isEqualTo(new Route.Index());
    assertThat(Router.route("/api")).isEqualTo(new Route.CoreVersions());
    assertThat(Router.route("/apis/")).isEqualTo(new Route.Groups());
    assertThat(Router.route("/apis/apps")).isEqualTo(new Route.Group("apps"));
    assertThat(Router.route("/apis/apps/v1")).isEqualTo(new Route.GroupVersion("apps", "v1"));
    assertThat(Router.route("/readyz/etcd")).isEqualTo(new Route.HealthCheck("readyz", "etcd"));
    assertThat(Router.route("/openapi/v3/apis/apps/v1"))
        .isEqualTo(new Route.OpenApiV3("apis/apps/v1"));
  }

  @Test
  void theOlderPathOfAWatch() {
    assertThat(Router.route("/api/v1/watch/namespaces/a/pods"))
        .isInstanceOfSatisfying(Route.Resource.class, r -> assertThat(r.watch()).isTrue());
  }
}
