package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.json;
import static io.drydock.controlplane.apiserver.Manifests.kind;
import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.client.ApiException;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused on create: status code, message, field. */
class BadInputTest {
  private static TestApiServer server;

  @BeforeAll
  static void start() {
    server = TestApiServer.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  private static final String POD = "{apiVersion: v1, kind: Pod, metadata: {name: x}, spec: %s}";
  private static final String SERVICE =
      "{apiVersion: v1, kind: Service, metadata: {name: x}, spec: %s}";
  private static final String DEPLOYMENT =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: x}, spec: %s}";
  private static final String TEMPLATE =
      "template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}";
  private static final String GOOD = "selector: {matchLabels: {app: web}}, " + TEMPLATE;

  private static Arguments c(String yaml, int code, String message, String field) {
    return Arguments.of(yaml, code, message, field);
  }

  static Stream<Arguments> metadata() {
    String map = "{apiVersion: v1, kind: ConfigMap, metadata: %s}";
    return Stream.of(
        c(
            map.formatted("{}"),
            422,
            "ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
            "metadata.name"),
        c(
            map.formatted("{name: A_b}"),
            422,
            "metadata.name: Invalid value: \"A_b\": a lowercase RFC 1123 subdomain must consist of",
            "metadata.name"),
        c(
            map.formatted("{name: x, labels: {a b: c}}"),
            422,
            "metadata.labels: Invalid value: \"a b\": name part must consist of",
            "metadata.labels"),
        c(
            map.formatted("{name: x, labels: {a: 'b c'}}"),
            422,
            "metadata.labels: Invalid value: \"b c\": a valid label must be an empty string or consist of",
            "metadata.labels"),
        c(
            map.formatted("{name: x, annotations: {'/a': b}}"),
            422,
            "metadata.annotations: Invalid value: \"/a\": prefix part must be non-empty",
            "metadata.annotations"),
        c(
            map.formatted("{name: x, finalizers: [nobody]}"),
            422,
            "metadata.finalizers[0]: Invalid value: \"nobody\": name is neither a standard finalizer name nor is it fully qualified",
            "metadata.finalizers[0]"),
        c(
            map.formatted("{name: x, ownerReferences: [{apiVersion: v1, kind: Pod, name: a}]}"),
            422,
            "metadata.ownerReferences[0].uid: Invalid value: \"\": uid must not be empty",
            "metadata.ownerReferences[0].uid"),
        c(
            map.formatted("{name: x, resourceVersion: '12'}"),
            400,
            "resourceVersion should not be set on objects to be created",
            ""),
        c(
            map.formatted("{name: x, namespace: other}"),
            400,
            "the namespace of the provided object does not match the namespace sent on the request",
            ""),
        c(
            "{apiVersion: v1, kind: Namespace, metadata: {name: a.b}}",
            422,
            "a lowercase RFC 1123 label must consist of",
            "metadata.name"));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        c(
            DEPLOYMENT.formatted("{replicas: three, " + GOOD + "}"),
            400,
            "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
            ""),
        c(
            POD.formatted("{containers: [{name: c, image: i, env: [{name: A, value: 1}]}]}"),
            400,
            "json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string",
            ""),
        c(
            POD.formatted("{containers: {name: c}}"),
            400,
            "json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []",
            ""),
        c(
            POD.formatted("{hostNetwork: 'yes', containers: [{name: c, image: i}]}"),
            400,
            "json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool",
            ""),
        c(
            POD.formatted("{containers: [{name: c, image: i, imagee: j}], foo: 1}"),
            400,
            "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.containers[0].imagee\", unknown field \"spec.foo\"",
            ""),
        c(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {a: {b: c}}}",
            400,
            "json: cannot unmarshal object into Go struct field ConfigMap.data of type string",
            ""));
  }

  static Stream<Arguments> pods() {
    String one = "{containers: [{name: c, image: i, %s}]}";
    return Stream.of(
        c(
            POD.formatted("{}"),
            422,
            "Pod \"x\" is invalid: spec.containers: Required value",
            "spec.containers"),
        c(
            POD.formatted("{containers: [{image: i}]}"),
            422,
            "spec.containers[0].name: Required value",
            "spec.containers[0].name"),
        c(
            POD.formatted("{containers: [{name: c}]}"),
            422,
            "spec.containers[0].image: Required value",
            "spec.containers[0].image"),
        c(
            POD.formatted("{containers: [{name: C, image: i}]}"),
            422,
            "spec.containers[0].name: Invalid value: \"C\": a lowercase RFC 1123 label",
            "spec.containers[0].name"),
        c(
            POD.formatted("{containers: [{name: c, image: i}, {name: c, image: i}]}"),
            422,
            "spec.containers[1].name: Duplicate value: \"c\"",
            "spec.containers[1].name"),
        c(
            POD.formatted("{restartPolicy: Sometimes, containers: [{name: c, image: i}]}"),
            422,
            "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"Never\", \"OnFailure\"",
            "spec.restartPolicy"),
        c(
            POD.formatted(one.formatted("imagePullPolicy: Often")),
            422,
            "spec.containers[0].imagePullPolicy: Unsupported value: \"Often\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
            "spec.containers[0].imagePullPolicy"),
        c(
            POD.formatted(one.formatted("ports: [{containerPort: 70000}]")),
            422,
            "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
            "spec.containers[0].ports[0].containerPort"),
        c(
            POD.formatted(one.formatted("ports: [{containerPort: 80, protocol: HTTP}]")),
            422,
            "spec.containers[0].ports[0].protocol: Unsupported value: \"HTTP\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
            "spec.containers[0].ports[0].protocol"),
        c(
            POD.formatted(one.formatted("volumeMounts: [{name: v, mountPath: /a}]")),
            422,
            "spec.containers[0].volumeMounts[0].name: Not found: \"v\"",
            "spec.containers[0].volumeMounts[0].name"),
        c(
            POD.formatted(one.formatted("env: [{value: a}]")),
            422,
            "spec.containers[0].env[0].name: Required value",
            "spec.containers[0].env[0].name"),
        c(
            POD.formatted(one.formatted("resources: {requests: {cpu: 2}, limits: {cpu: 1}}")),
            422,
            "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1",
            "spec.containers[0].resources.requests"),
        c(
            POD.formatted(one.formatted("livenessProbe: {periodSeconds: 1}")),
            422,
            "spec.containers[0].livenessProbe: Required value: must specify a handler type",
            "spec.containers[0].livenessProbe"),
        c(
            POD.formatted(
                one.formatted("livenessProbe: {successThreshold: 2, tcpSocket: {port: 1}}")),
            422,
            "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
            "spec.containers[0].livenessProbe.successThreshold"),
        c(
            POD.formatted("{volumes: [{name: a}, {name: a}], containers: [{name: c, image: i}]}"),
            422,
            "spec.volumes[1].name: Duplicate value: \"a\"",
            "spec.volumes[1].name"),
        c(
            POD.formatted("{tolerations: [{operator: Equal}], containers: [{name: c, image: i}]}"),
            422,
            "spec.tolerations[0].operator: Invalid value: \"Equal\": operator must be Exists when `key` is empty",
            "spec.tolerations[0].operator"));
  }

  static Stream<Arguments> deployments() {
    return Stream.of(
        c(
            DEPLOYMENT.formatted("{" + TEMPLATE + "}"),
            422,
            "Deployment.apps \"x\" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: `selector` does not match template `labels`]",
            "spec.selector"),
        c(
            DEPLOYMENT.formatted("{selector: {}, " + TEMPLATE + "}"),
            422,
            "spec.selector: Invalid value: {}: empty selector is invalid for deployment",
            "spec.selector"),
        c(
            DEPLOYMENT.formatted("{selector: {matchLabels: {app: other}}, " + TEMPLATE + "}"),
            422,
            "spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: `selector` does not match template `labels`",
            "spec.template.metadata.labels"),
        c(
            DEPLOYMENT.formatted("{replicas: -1, " + GOOD + "}"),
            422,
            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
            "spec.replicas"),
        c(
            DEPLOYMENT.formatted("{selector: {matchLabels: {app: web}}}"),
            422,
            "spec.template: Required value",
            "spec.template"),
        c(
            DEPLOYMENT.formatted("{strategy: {type: Never}, " + GOOD + "}"),
            422,
            "spec.strategy.type: Unsupported value: \"Never\": supported values: \"Recreate\", \"RollingUpdate\"",
            "spec.strategy.type"),
        c(
            DEPLOYMENT.formatted(
                "{strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0}}, " + GOOD + "}"),
            422,
            "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
            "spec.strategy.rollingUpdate.maxUnavailable"),
        c(
            DEPLOYMENT.formatted("{strategy: {rollingUpdate: {maxSurge: many}}, " + GOOD + "}"),
            422,
            "spec.strategy.rollingUpdate.maxSurge: Invalid value: \"many\": a valid percent string must be",
            "spec.strategy.rollingUpdate.maxSurge"),
        c(
            DEPLOYMENT.formatted(
                "{selector: {matchExpressions: [{key: app, operator: Like}]}, " + TEMPLATE + "}"),
            422,
            "spec.selector.matchExpressions[0].operator: Invalid value: \"Like\": not a valid selector operator",
            "spec.selector.matchExpressions[0].operator"),
        c(
            DEPLOYMENT.formatted("{progressDeadlineSeconds: 5, minReadySeconds: 5, " + GOOD + "}"),
            422,
            "spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds",
            "spec.progressDeadlineSeconds"),
        c(
            DEPLOYMENT.formatted(
                "{selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}"),
            422,
            "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\"",
            "spec.template.spec.restartPolicy"));
  }

  static Stream<Arguments> services() {
    return Stream.of(
        c(
            SERVICE.formatted("{}"),
            422,
            "Service \"x\" is invalid: spec.ports: Required value",
            "spec.ports"),
        c(
            "{apiVersion: v1, kind: Service, metadata: {name: 1x}, spec: {ports: [{port: 1}]}}",
            422,
            "metadata.name: Invalid value: \"1x\": a DNS-1035 label must consist of",
            "metadata.name"),
        c(
            SERVICE.formatted("{ports: [{port: 0}]}"),
            422,
            "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
            "spec.ports[0].port"),
        c(
            SERVICE.formatted("{ports: [{port: 1}, {port: 2}]}"),
            422,
            "spec.ports[0].name: Required value",
            "spec.ports[0].name"),
        c(
            SERVICE.formatted("{type: Global, ports: [{port: 1}]}"),
            422,
            "spec.type: Unsupported value: \"Global\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\"",
            "spec.type"),
        c(
            SERVICE.formatted("{clusterIP: 10.97.0.1, ports: [{port: 1}]}"),
            422,
            "spec.clusterIPs: Invalid value: []string{\"10.97.0.1\"}: failed to allocate IP 10.97.0.1: the provided IP (10.97.0.1) is not in the valid range. The range of valid IPs is 10.96.0.0/16",
            "spec.clusterIPs"),
        c(
            SERVICE.formatted("{clusterIP: 10.96.0.1, ports: [{port: 1}]}"),
            422,
            "spec.clusterIPs: Invalid value: []string{\"10.96.0.1\"}: failed to allocate IP 10.96.0.1: provided IP is already allocated",
            "spec.clusterIPs"),
        c(
            SERVICE.formatted("{clusterIP: nonsense, ports: [{port: 1}]}"),
            422,
            "spec.clusterIPs[0]: Invalid value: \"nonsense\": must be a valid IP address",
            "spec.clusterIPs[0]"),
        c(
            SERVICE.formatted("{type: NodePort, ports: [{port: 1, nodePort: 80}]}"),
            422,
            "spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767",
            "spec.ports[0].nodePort"),
        c(
            SERVICE.formatted("{ports: [{port: 1, nodePort: 30080}]}"),
            422,
            "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
            "spec.ports[0].nodePort"),
        c(
            SERVICE.formatted("{type: ExternalName}"),
            422,
            "spec.externalName: Required value",
            "spec.externalName"),
        c(
            SERVICE.formatted("{sessionAffinity: Sticky, ports: [{port: 1}]}"),
            422,
            "spec.sessionAffinity: Unsupported value: \"Sticky\": supported values: \"ClientIP\", \"None\"",
            "spec.sessionAffinity"),
        c(
            SERVICE.formatted("{ports: [{port: 1, targetPort: UPPER}]}"),
            422,
            "spec.ports[0].targetPort: Invalid value: \"UPPER\": must contain only alpha-numeric characters",
            "spec.ports[0].targetPort"));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        c(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {'a b': c}}",
            422,
            "data[a b]: Invalid value: \"a b\": a valid config key must consist of",
            "data[a b]"),
        c(
            "{apiVersion: v1, kind: Secret, metadata: {name: x}, data: {a: '%%%'}}",
            422, "data[a]: Invalid value: \"%%%\": must be base64", "data[a]"),
        c(
            "{apiVersion: v1, kind: Secret, type: kubernetes.io/tls, metadata: {name: x}, data: {tls.crt: ''}}",
            422,
            "data[tls.key]: Required value",
            "data[tls.key]"),
        c(
            "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: x}, spec: {leaseDurationSeconds: 0}}",
            422,
            "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
            "spec.leaseDurationSeconds"),
        c(
            "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: x}, addressType: IPX, endpoints: []}",
            422,
            "addressType: Unsupported value: \"IPX\"",
            "addressType"),
        c(
            "{apiVersion: v1, kind: Event, metadata: {name: x}, involvedObject: {namespace: other}}",
            422,
            "involvedObject.namespace: Invalid value: \"other\": does not match event.namespace",
            "involvedObject.namespace"),
        c(
            "{apiVersion: v1, kind: Node, metadata: {name: x}, spec: {taints: [{key: a, effect: Maybe}]}}",
            422,
            "spec.taints[0].effect: Unsupported value: \"Maybe\"",
            "spec.taints[0].effect"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource({"metadata", "types", "pods", "deployments", "services", "others"})
  void isRefusedInKubernetesWords(String yaml, int code, String message, String field) {
    ApiException refusal =
        refusal(
            () -> server.documents().create(path(kind(yaml), ""), json(yaml), Manifests.STRICT));

    assertThat(refusal).isNotNull();
    assertThat(refusal).hasMessageContaining(message);
    assertThat(refusal.code()).isEqualTo(code);
    if (!field.isEmpty()) {
      assertThat(refusal.toStatus().getDetails().getCauses())
          .extracting(StatusCause::getField)
          .contains(field);
    }
  }
}
