package io.drydock.controlplane.apiserver.rest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.codec.ObjectCodec;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What nobody should send: parts of requests, from almost right to nonsense. */
final class Nasty {
  static final List<String> VALID =
      List.of(
          "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"fuzz\",\"labels\":{\"a\":\"b\"},"
              + "\"annotations\":{\"c\":\"d\"},\"finalizers\":[],\"ownerReferences\":[{\"apiVersion\":\"v1\","
              + "\"kind\":\"Pod\",\"name\":\"p\",\"uid\":\"u\"}]},\"data\":{\"k\":\"v\"},\"binaryData\":{\"b\":\"AAAA\"}}",
          "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"fuzz\"},\"spec\":{\"containers\":[{\"name\":"
              + "\"c\",\"image\":\"i\",\"ports\":[{\"containerPort\":80}],\"env\":[{\"name\":\"A\",\"value\":\"b\"}],"
              + "\"resources\":{\"requests\":{\"cpu\":\"100m\",\"memory\":\"1Gi\"}},\"livenessProbe\":{\"httpGet\":"
              + "{\"port\":80}}}],\"volumes\":[{\"name\":\"v\",\"emptyDir\":{}}],\"tolerations\":[{\"key\":\"k\"}]}}",
          "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"fuzz\"},\"spec\":{\"selector\":{\"a\":\"b\"},"
              + "\"ports\":[{\"port\":80,\"targetPort\":\"http\",\"nodePort\":30080}],\"type\":\"NodePort\"}}",
          "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"fuzz\"},\"spec\":{\"replicas\":1,"
              + "\"selector\":{\"matchLabels\":{\"a\":\"b\"}},\"strategy\":{\"rollingUpdate\":{\"maxSurge\":\"25%\"}},"
              + "\"template\":{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"containers\":[{\"name\":\"c\","
              + "\"image\":\"i\"}]}}}}",
          "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"metadata\":{\"name\":\"fuzz\"},\"spec\":"
              + "{\"holderIdentity\":\"h\",\"leaseDurationSeconds\":15,\"renewTime\":\"2026-01-01T00:00:00.000000Z\"}}");

  private static final List<String> JSON_VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "123456789012345678901234567890",
          "0.5",
          "\"\"",
          "\"x\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"../..\"",
          "\"1Ei\"",
          "\"-5Gi\"",
          "[]",
          "{}",
          "[[]]",
          "{\"a\":null}",
          "[null]",
          "\"9999-99-99T99:99:99Z\"",
          "2147483648",
          "\"\\uD83D\\uDE00\"");

  private static final List<String> SEGMENTS =
      List.of(
          "api",
          "apis",
          "v1",
          "apps",
          "namespaces",
          "default",
          "pods",
          "configmaps",
          "deployments",
          "fuzz",
          "watch",
          "status",
          "scale",
          "binding",
          "eviction",
          "log",
          "exec",
          "finalize",
          "",
          ".",
          "..",
          "%00",
          "%zz",
          "%",
          "a%2Fb",
          "%C3%28",
          "%F0%9F%98%80",
          "*",
          "openapi",
          "v2",
          "v3",
          "metrics",
          "livez",
          "version",
          "x".repeat(300));

  private static final List<String> PARAMETERS =
      List.of(
          "limit",
          "continue",
          "resourceVersion",
          "resourceVersionMatch",
          "labelSelector",
          "fieldSelector",
          "timeoutSeconds",
          "sendInitialEvents",
          "allowWatchBookmarks",
          "pretty",
          "dryRun",
          "fieldManager",
          "fieldValidation",
          "force",
          "gracePeriodSeconds",
          "propagationPolicy",
          "orphanDependents",
          "includeObject",
          "watch",
          "container",
          "tailLines");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "true",
          "abc",
          "9".repeat(30),
          "Exact",
          "NotOlderThan",
          "All",
          "Orphan",
          "Strict",
          "None",
          "\u0000",
          "\uD83D\uDE00",
          "a=b,c!=d",
          "metadata.name=x",
          "a in (",
          "\\",
          "%25",
          "x".repeat(2000));

  private Nasty() {}

  static Arbitrary<String> target() {
    Arbitrary<String> path =
        Arbitraries.of(SEGMENTS)
            .list()
            .ofMinSize(0)
            .ofMaxSize(8)
            .map(p -> "/" + String.join("/", p));
    Arbitrary<String> rooted =
        Arbitraries.of(
            "/api/v1/configmaps",
            "/api/v1/namespaces/default/configmaps",
            "/api/v1/namespaces/default/pods/fuzz",
            "/apis/apps/v1/namespaces/default/deployments/fuzz/scale",
            "/api/v1/watch/pods");
    return Combinators.combine(Arbitraries.oneOf(path, rooted), query()).as((p, q) -> p + q);
  }

  private static Arbitrary<String> query() {
    Arbitrary<String> parameter =
        Combinators.combine(Arbitraries.of(PARAMETERS), Arbitraries.of(VALUES))
            .as((name, value) -> name + "=" + URLEncoder.encode(value, UTF_8));
    return parameter
        .list()
        .ofMaxSize(5)
        .map(all -> all.isEmpty() ? "" : "?" + String.join("&", all));
  }

  /** A valid object in which some nodes were replaced. */
  static Arbitrary<byte[]> object() {
    Arbitrary<List<Integer>> where =
        Arbitraries.integers().between(0, 60).list().ofMinSize(1).ofMaxSize(4);
    Arbitrary<List<String>> what = Arbitraries.of(JSON_VALUES).list().ofSize(4);
    return Combinators.combine(Arbitraries.of(VALID), where, what).as(Nasty::mutated);
  }

  private static byte[] mutated(String valid, List<Integer> where, List<String> what) {
    JsonNode tree = ObjectCodec.mapper().readTree(valid);
    for (int i = 0; i < where.size(); i++) {
      replace(tree, where.get(i), "@" + i);
    }
    String text = tree.toString();
    for (int i = 0; i < where.size(); i++) {
      text = text.replace("\"@" + i + "\"", what.get(i));
    }
    return text.getBytes(UTF_8);
  }

  /** Replaces the n-th node in reading order; says how many are left to count. */
  private static int replace(JsonNode node, int n, String mark) {
    int left = n;
    for (String name :
        node instanceof ObjectNode o ? List.copyOf(o.propertyNames()) : List.<String>of()) {
      if (left == 0) {
        ((ObjectNode) node).put(name, mark);
      }
      left = left <= 0 ? -1 : replace(node.get(name), left - 1, mark);
    }
    for (int i = 0; node instanceof ArrayNode array && i < array.size(); i++) {
      if (left == 0) {
        array.set(i, mark);
      }
      left = left <= 0 ? -1 : replace(array.get(i), left - 1, mark);
    }
    return left;
  }

  static Arbitrary<byte[]> anything() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> texts =
        Arbitraries.of(
                "{",
                "[",
                "\"",
                "{\"a\":",
                "null",
                "[1,2",
                "a: [",
                "- - - -",
                "&a [*a]",
                "{\"kind\":1}",
                "k8s\u0000",
                "---\n---\n",
                "!!java.lang.Runtime {}",
                "{\"a\":1}{\"b\":2}")
            .map(text -> text.getBytes(UTF_8));
    return Arbitraries.oneOf(bytes, texts, object());
  }

  static Arbitrary<String> selector() {
    return Arbitraries.strings().withChars("ab=!,()<> \t./-\\inot\u00e9").ofMaxLength(40);
  }

  static Arbitrary<String> token() {
    Arbitrary<String> json =
        Combinators.combine(
                Arbitraries.of("meta.k8s.io/v1", "v2", ""),
                Arbitraries.of("-1", "0", "1", "2", "-5", "\"x\"", "1e9", "99999999999999999999"),
                Arbitraries.of("a", "", "..", "a/../b", "/", "\\u0000", "\\ud800", "zzz"))
            .as((v, rv, start) ->
                "{\"v\":\"%s\",\"rv\":%s,\"start\":\"%s\"}".formatted(v, rv, start));
    Arbitrary<String> encoded =
        json.map(
            text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)));
    return Arbitraries.oneOf(encoded, Arbitraries.strings().ofMaxLength(30));
  }

  static Arbitrary<String> header() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "application/json",
            "application/yaml",
            "application/vnd.kubernetes.protobuf",
            "*/*",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/json;q=x",
            ";;;",
            ",,",
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1beta1",
            "text/html;q=0",
            "application/merge-patch+json",
            "application/json-patch+json",
            "gzip;q=0.5, *",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml"),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(60));
  }

  /** The operations of a JSON patch, or a merge patch, right or wrong. */
  static Arbitrary<byte[]> patch() {
    Arbitrary<String> operation =
        Combinators.combine(
                Arbitraries.of("add", "remove", "replace", "move", "copy", "test", "nope"),
                Arbitraries.of(
                    "/", "", "/metadata", "/data/k", "/metadata/labels/-", "/a/b/c", "~2", "/0"),
                Arbitraries.of(JSON_VALUES))
            .as((op, path, value) ->
                "{\"op\":\"%s\",\"path\":\"%s\",\"from\":\"%s\",\"value\":%s}"
                    .formatted(op, path, path, value));
    Arbitrary<byte[]> operations =
        operation
            .list()
            .ofMaxSize(4)
            .map(all -> ("[" + String.join(",", all) + "]").getBytes(UTF_8));
    Arbitrary<byte[]> merges =
        Combinators.combine(
                Arbitraries.of(
                    "metadata",
                    "data",
                    "spec",
                    "kind",
                    "status",
                    "$patch",
                    "$setElementOrder/x",
                    "$retainKeys",
                    "$deleteFromPrimitiveList/finalizers"),
                Arbitraries.of(JSON_VALUES))
            .as((field, value) -> "{\"%s\":%s}".formatted(field, value).getBytes(UTF_8));
    return Arbitraries.oneOf(operations, merges, anything());
  }
}
