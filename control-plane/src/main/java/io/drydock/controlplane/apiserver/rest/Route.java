package io.drydock.controlplane.apiserver.rest;

import io.drydock.api.Kind;
import io.drydock.client.ResourcePath;

/** What a path addresses. */
sealed interface Route {

  /**
   * An object, a collection or a subresource.
   *
   * @param watch whether the path itself asks for a watch ("/api/v1/watch/pods")
   */
  record Resource(Kind<?> kind, ResourcePath path, boolean watch) implements Route {}

  /** /api */
  record CoreVersions() implements Route {}

  /** /apis */
  record Groups() implements Route {}

  /** /apis/{group} */
  record Group(String name) implements Route {}

  /** /api/v1, /apis/{group}/{version} */
  record GroupVersion(String group, String version) implements Route {}

  /** /openapi/v2 */
  record OpenApiV2() implements Route {}

  /** /openapi/v3 */
  record OpenApiV3Index() implements Route {}

  /**
   * /openapi/v3/...
   *
   * @param path "apis/apps/v1"
   */
  record OpenApiV3(String path) implements Route {}

  /** /version */
  record Version() implements Route {}

  /**
   * /livez, /readyz, /healthz, and one check of them.
   *
   * @param check "" for all
   */
  record HealthCheck(String endpoint, String check) implements Route {}

  /** /.well-known/openid-configuration: where the keys of service accounts' tokens are. */
  record OpenIdConfiguration() implements Route {}

  /** /openid/v1/jwks: those keys. */
  record KeySet() implements Route {}

  /** /metrics */
  record Metrics() implements Route {}

  /** / */
  record Index() implements Route {}

  /** Nothing that is served. */
  record Unknown() implements Route {}
}
