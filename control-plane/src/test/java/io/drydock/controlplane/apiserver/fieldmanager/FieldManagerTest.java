package io.drydock.controlplane.apiserver.fieldmanager;

import static io.drydock.controlplane.apiserver.fieldmanager.Ledger.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.fabric8.kubernetes.api.model.StatusCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owns what after creates, updates and applies, and what applies do to the object. */
class FieldManagerTest {
  private static final String WEB =
      """
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: web, image: "web:1", ports: [{containerPort: 80}], env: [{name: A, value: a}]}
      """;

  private final Ledger map = new Ledger(Kinds.CONFIG_MAP);
  private final Ledger web = new Ledger(Kinds.DEPLOYMENT);

  private static ApiException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ApiException.class, call);
  }

  @Test
  void anApplierOwnsWhatItsConfigurationSets() {
    web.apply("ops", WEB);

    assertThat(web.owned("ops"))
        .isEqualTo(
            tree(
                """
                f:spec:
                  f:replicas: {}
                  f:selector: {}
                  f:template:
                    f:metadata: {f:labels: {f:app: {}}}
                    f:spec:
                      f:containers:
                        'k:{"name":"web"}':
                          .: {}
                          f:env:
                            'k:{"name":"A"}': {.: {}, f:name: {}, f:value: {}}
                          f:image: {}
                          f:name: {}
                          f:ports:
                            'k:{"containerPort":80,"protocol":"TCP"}': {.: {}, f:containerPort: {}}
                """));
  }

  @Test
  void whoCreatesOwnsContainersOfFieldsToo() {
    map.create("kubectl-create", "{metadata: {labels: {a: b}}, data: {k: v}}");

    assertThat(map.owned("kubectl-create"))
        .isEqualTo(tree("{f:data: {.: {}, f:k: {}}, f:metadata: {f:labels: {.: {}, f:a: {}}}}"));
  }

  @Test
  void whatStandsInEveryObjectIsNotOwnedAsAContainer() {
    web.create("c", WEB);

    assertThat(web.owned("c").path("f:spec").has(".")).isFalse();
    assertThat(web.owned("c").at("/f:spec/f:template").has(".")).isFalse();
    assertThat(web.owned("c").at("/f:spec/f:template/f:spec/f:containers").has(".")).isFalse();
    assertThat(web.owned("c").at("/f:spec/f:template/f:metadata/f:labels").has(".")).isTrue();
  }

  @Test
  void anUpdateTakesWhatItChangesAndOnlyThat() {
    map.create("a", "{data: {k: v, l: w}}");
    map.update("b", "{data: {k: x, l: w, m: o}}");

    assertThat(map.owned("a")).isEqualTo(tree("{f:data: {.: {}, f:l: {}}}"));
    assertThat(map.owned("b")).isEqualTo(tree("{f:data: {f:k: {}, f:m: {}}}"));
  }

  @Test
  void whatAnUpdateRemovesNobodyOwns() {
    map.create("a", "{data: {k: v, l: w}}");
    map.update("b", "{data: {l: w}}");

    assertThat(map.owned("a")).isEqualTo(tree("{f:data: {.: {}, f:l: {}}}"));
    assertThat(map.owned("b").isMissingNode()).isTrue();
  }

  @Test
  void anIdleUpdateDoesNotTouchTimes() {
    map.create("a", "{data: {k: v}}");
    String before = map.time("a");
    map.update("a", "{data: {k: v}}");

    assertThat(map.time("a")).isEqualTo(before);
    map.update("a", "{data: {k: w}}");
    assertThat(map.time("a")).isGreaterThan(before);
  }

  @Test
  void anIdleApplyDoesNotTouchTimes() {
    web.apply("ops", WEB);
    String before = web.time("ops");
    web.apply("ops", WEB);

    assertThat(web.time("ops")).isEqualTo(before);
  }

  @Test
  void aConflictNamesManagerAndField() {
    web.apply("ops", WEB);
    web.update("kubectl", WEB.replace("replicas: 2", "replicas: 5"));

    ApiException conflict = refused(() -> web.apply("ops", WEB));

    assertThat(conflict.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(conflict)
        .hasMessage(
            "Apply failed with 1 conflict: conflict with \"kubectl\" using apps/v1: .spec.replicas");
    assertThat(conflict.toStatus().getDetails().getCauses())
        .containsExactly(
            new StatusCause(
                ".spec.replicas",
                "conflict with \"kubectl\" using apps/v1",
                "FieldManagerConflict"));
    assertThat(web.at("/spec/replicas").asInt()).isEqualTo(5);
  }

  @Test
  void manyConflictsAreListedByManager() {
    map.apply("a", "{data: {k: v, l: w}}");
    map.apply("b", "{data: {m: o}}");

    ApiException conflict = refused(() -> map.apply("c", "{data: {k: other, l: other, m: other}}"));

    assertThat(conflict)
        .hasMessage(
            """
            Apply failed with 3 conflicts: conflicts with "a":
            - .data.k
            - .data.l
            conflicts with "b":
            - .data.m\
            """);
  }

  @Test
  void forceTakesTheFieldOver() {
    map.apply("a", "{data: {k: v, l: w}}");
    map.force("b", "{data: {k: x}}");

    assertThat(map.at("/data/k").asString()).isEqualTo("x");
    assertThat(map.owned("a")).isEqualTo(tree("{f:data: {f:l: {}}}"));
    assertThat(map.owned("b")).isEqualTo(tree("{f:data: {f:k: {}}}"));
  }

  @Test
  void sameValuesAreSharedWithoutConflict() {
    map.apply("a", "{data: {k: v}}");
    map.apply("b", "{data: {k: v}}");

    assertThat(map.owned("a")).isEqualTo(map.owned("b"));
    map.apply("a", "{data: {}}");
    assertThat(map.at("/data/k").asString()).isEqualTo("v");
    map.apply("b", "{data: {}}");
    assertThat(map.at("/data").isMissingNode()).isTrue();
  }

  @Test
  void whatIsNoLongerAppliedGoes() {
    web.apply(
        "ops", WEB.replace("env: [{name: A, value: a}]", "env: [{name: A}, {name: B, value: b}]"));
    web.apply("ops", WEB.replace("replicas: 2", "paused: true"));

    assertThat(web.at("/spec/replicas").isMissingNode()).isTrue();
    assertThat(web.at("/spec/template/spec/containers/0/env").size()).isEqualTo(1);
  }

  @Test
  void whatAnotherUpdatedStaysWhenTheApplierLetsGo() {
    map.apply("a", "{data: {k: v}}");
    map.update("b", "{data: {k: v, l: w}}");
    map.apply("a", "{metadata: {labels: {x: z}}}");

    assertThat(map.at("/data")).isEqualTo(tree("{l: w}"));
  }

  @Test
  void anElementGoesWithWhatOthersSetInIt() {
    web.apply("ops", WEB.replace("- {name", "- {name: two, image: i}\n      - {name"));
    web.update(
        "defaults",
        WEB.replace("- {name", "- {name: two, image: i, imagePullPolicy: Always}\n      - {name"));
    web.apply("ops", WEB);

    assertThat(web.at("/spec/template/spec/containers").size()).isEqualTo(1);
    assertThat(web.owned("defaults").isMissingNode()).isTrue();
  }

  @Test
  void appliersShareListsByTheirKeys() {
    web.apply("ops", WEB);
    web.apply(
        "mesh",
        """
        spec: {template: {spec: {containers: [{name: proxy, image: p}, {name: web, env: [{name: M, value: m}]}]}}}
        """);

    assertThat(web.at("/spec/template/spec/containers/0/name").asString()).isEqualTo("proxy");
    assertThat(web.at("/spec/template/spec/containers/1/env").size()).isEqualTo(2);
    web.apply("mesh", "{metadata: {labels: {mesh: none}}}");
    assertThat(web.at("/spec/template/spec/containers").size()).isEqualTo(1);
    assertThat(web.at("/spec/template/spec/containers/0/env").size()).isEqualTo(1);
  }

  @Test
  void defaultedKeysAreTheSameElement() {
    Ledger service = new Ledger(Kinds.SERVICE);
    service.apply("a", "{spec: {ports: [{port: 80, name: http}]}}");
    service.apply("b", "{spec: {ports: [{port: 80, protocol: TCP, targetPort: 8080}]}}");
    service.apply("b", "{spec: {ports: [{port: 80, protocol: UDP, name: other}]}}");

    assertThat(service.at("/spec/ports").size()).isEqualTo(2);
    assertThat(service.at("/spec/ports/0/name").asString()).isEqualTo("http");
    assertThat(service.at("/spec/ports/0").has("targetPort")).isFalse();
  }

  @Test
  void atomicPartsChangeHands() {
    Ledger service = new Ledger(Kinds.SERVICE);
    service.apply("a", "{spec: {selector: {app: web}}}");

    assertThat(service.owned("a")).isEqualTo(tree("{f:spec: {f:selector: {}}}"));
    assertThat(refused(() -> service.apply("b", "{spec: {selector: {tier: x}}}")))
        .hasMessageEndingWith(": .spec.selector");
    service.force("b", "{spec: {selector: {tier: x}}}");
    assertThat(service.at("/spec/selector")).isEqualTo(tree("{tier: x}"));
  }

  @Test
  void setsAreOwnedValueByValue() {
    map.apply("a", "{metadata: {finalizers: [x/a]}}");
    map.apply("b", "{metadata: {finalizers: [x/b]}}");

    assertThat(map.at("/metadata/finalizers").size()).isEqualTo(2);
    assertThat(map.owned("b")).isEqualTo(tree("{f:metadata: {f:finalizers: {'v:\"x/b\"': {}}}}"));
    map.apply("a", "{data: {k: v}}");
    assertThat(map.at("/metadata/finalizers/0").asString()).isEqualTo("x/b");
  }

  @Test
  void statusIsNotTheObjectsToOwn() {
    web.apply("ops", WEB + "status: {replicas: 3}\n");

    assertThat(web.owned("ops").has("f:status")).isFalse();
  }

  @Test
  void anObjectWithoutBooksGetsThemWithItsFirstApply() {
    map.create("a", "{data: {k: v, l: w}}");
    map.update("a", "{data: {k: v, l: w}}", "[{}]");
    assertThat(map.managerCount()).isZero();
    map.update("a", "{data: {k: x, l: w}}");
    assertThat(map.managerCount()).isZero();

    assertThat(refused(() -> map.apply("b", "{data: {k: z}}")))
        .hasMessage(
            "Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1: .data.k");
    map.force("b", "{data: {k: z}}");
    assertThat(map.owned("before-first-apply")).isEqualTo(tree("{f:data: {.: {}, f:l: {}}}"));
  }

  @Test
  void managedFieldsThatAnUpdateSaysCount() {
    map.create("a", "{data: {k: v}}");
    map.update(
        "b",
        "{data: {k: v}}",
        "[{manager: c, operation: Apply, apiVersion: v1, fieldsType: FieldsV1, fieldsV1: {f:data: {f:k: {}}}}]");

    assertThat(map.managerCount()).isEqualTo(1);
    assertThat(map.owned("c")).isEqualTo(tree("{f:data: {f:k: {}}}"));
    map.update("b", "{data: {k: v}}", "[{manager: d, operation: Nonsense}]");
    assertThat(map.managerCount()).isEqualTo(1);
  }

  @Test
  void manyUpdatersBecomeAncient() {
    map.create("m00", "{data: {k: '0', own0: x}}");
    StringBuilder data = new StringBuilder("k: '0', own0: x");
    for (int i = 1; i <= 14; i++) {
      data.append(", own").append(i).append(": x");
      map.update("m%02d".formatted(i), "{data: {" + data + "}}");
    }

    assertThat(map.managerCount()).isEqualTo(10);
    assertThat(map.owned("ancient-changes").path("f:data").has("f:own0")).isTrue();
    assertThat(map.owned("ancient-changes").path("f:data").has("f:own5")).isTrue();
    assertThat(map.owned("m14").path("f:data").has("f:own14")).isTrue();
  }

  @Test
  void clientSideApplyHandsOver() {
    String last =
        "{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"ConfigMap\\\",\\\"data\\\":{\\\"k\\\":\\\"v\\\"}}";
    String annotated =
        "{metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: \"%s\"}}, data: {k: %s, l: w}}";
    map.create("kubectl-client-side-apply", annotated.formatted(last, "v"));
    map.apply("kubectl", "{data: {k: x}}");

    assertThat(map.at("/data/k").asString()).isEqualTo("x");
    assertThat(
            map.at("/metadata/annotations")
                .path("kubectl.kubernetes.io/last-applied-configuration")
                .asString())
        .contains("\"data\":{\"k\":\"x\"}");
    assertThat(refused(() -> map.apply("kubectl", "{data: {l: z}}")))
        .hasMessageContaining("conflict with \"kubectl-client-side-apply\" using v1: .data.l");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {spec: {foo: 1}} | .spec.foo: field not declared in schema
          {spec: {replicas: two}} | .spec.replicas: expected numeric (int or float), got string
          {spec: []} | .spec: expected map, got list
          {spec: {template: {spec: {containers: {}}}}} | .spec.template.spec.containers: expected list, got map
          {spec: {template: {spec: {containers: [x]}}}} | .spec.template.spec.containers: element 0: associative list with keys may not have non-map elements
          {spec: {template: {spec: {containers: [{name: a}, {name: a}]}}}} | .spec.template.spec.containers: duplicate entries for key [name="a"]
          {spec: {template: {spec: {containers: [{name: a, image: 1}]}}}} | .spec.template.spec.containers[name="a"].image: expected string, got int64
          {spec: {paused: 1}} | .spec.paused: expected boolean, got int64
          """)
  void refusesConfigurationsThatDoNotFit(String config, String reason) {
    ApiException error = refused(() -> web.apply("ops", config));

    assertThat(error.reason()).isEqualTo(Reason.BAD_REQUEST);
    assertThat(error)
        .hasMessage(
            "failed to create typed patch object (default/x; apps/v1, Kind=Deployment): " + reason);
  }
}
