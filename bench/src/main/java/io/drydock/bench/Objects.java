package io.drydock.bench;

import java.nio.charset.StandardCharsets;

/**
 * The objects that the rows store: a ConfigMap of about 1 KB and a Pod as a Deployment makes it.
 */
final class Objects {
  private static final String FILLING = "x".repeat(860);

  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","labels":{"app":"bench","tier":"web",\
      "pod-template-hash":"5d9c7b6f48"},"annotations":{"prometheus.io/scrape":"true"}},\
      "spec":{"schedulerName":"none","terminationGracePeriodSeconds":0,"automountServiceAccountToken":false,\
      "containers":[{"name":"web","image":"nginx:1.27","ports":[{"name":"http","containerPort":80}],\
      "env":[{"name":"A","value":"1"},{"name":"NODE","valueFrom":{"fieldRef":{"fieldPath":"spec.nodeName"}}}],\
      "resources":{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"memory":"128Mi"}},\
      "readinessProbe":{"httpGet":{"path":"/healthz","port":"http"},"periodSeconds":5},\
      "volumeMounts":[{"name":"data","mountPath":"/data"}]}],\
      "volumes":[{"name":"data","emptyDir":{}}]}}
      """;

  private Objects() {}

  static byte[] configMap(String name) {
    return configMap(name, 0);
  }

  /** The sequence number stands at the object's end, where a watcher looks for it first. */
  static byte[] configMap(String name, long sequence) {
    return bytes(
        """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","labels":{"app":"bench"}},\
        "data":{"filling":"%s","sequence":"%d"}}\
        """
            .formatted(name, FILLING, sequence));
  }

  static byte[] pod(String name) {
    return bytes(POD.formatted(name));
  }

  static byte[] namespace(String name) {
    return bytes(
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"%s\"}}"
            .formatted(name));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
