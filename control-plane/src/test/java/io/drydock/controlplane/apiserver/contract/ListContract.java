package io.drydock.controlplane.apiserver.contract;

import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.Deletions;
import io.drydock.controlplane.apiserver.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** get and list. */
interface ListContract extends Door {

  private static ListOptions page(long limit, String token) {
    return new ListOptions("", "", limit, token, "", "");
  }

  private static ListOptions at(String revision, String match) {
    return new ListOptions("", "", 0, "", revision, match);
  }

  private static ListOptions at(long revision, String match) {
    return at(Long.toString(revision), match);
  }

  @Test
  default void anObjectIsGotAtLeastAsNewAsARevision() {
    String revision = map("a", "1").at("/metadata/resourceVersion").asString();
    ResourcePath path = path(Kinds.CONFIG_MAP, "a");

    assertThat(api().get(path).getName()).isEqualTo("a");
    assertThat(api().get(path, "0").getName()).isEqualTo("a");
    assertThat(Manifests.tree(api().get(path, revision)).at("/metadata/name").asString())
        .isEqualTo("a");
    ApiException missing = refusal(() -> api().get(path(Kinds.CONFIG_MAP, "b")));
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.toStatus().getDetails().getName()).isEqualTo("b");
    assertThat(missing.toStatus().getDetails().getKind()).isEqualTo("configmaps");
  }

  @Test
  default void aRevisionOfTheFutureIsATimeoutThatMayPass() {
    ApiException get = refusal(() -> api().get(path(Kinds.CONFIG_MAP, "a"), "999999"));
    ApiException list = refusal(() -> api().list(MAPS, at("999999", "NotOlderThan")));
    ApiException exact = refusal(() -> api().list(MAPS, at("999999", "Exact")));

    for (ApiException e : new ApiException[] {get, list, exact}) {
      assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(e.code()).isEqualTo(504);
      assertThat(e)
          .hasMessageStartingWith("Timeout: Too large resource version: 999999, current: ");
      assertThat(e.isTooLargeRevision()).isTrue();
      assertThat(e.toStatus().getDetails().getRetryAfterSeconds()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app=web | a",
        "app!=web | b,c,kube-root-ca.crt",
        "app in (web,db) | a,b",
        "app notin (web),app | b,c",
        "app | a,b,c",
        "!app | kube-root-ca.crt",
        "app=web,app=db | ''",
      })
  default void labelSelectorsSelect(String selector, String names) {
    map("a", "web");
    map("b", "db");
    map("c", "");
    Manifests.create(
        api(), "{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root-ca.crt}}");

    assertThat(String.join(",", names(ListOptions.selecting(selector, "")))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata.name=a | a",
        "metadata.name==a,metadata.namespace=default | a",
        "metadata.name!=a | b",
        "metadata.namespace=other | ''",
      })
  default void fieldSelectorsSelect(String selector, String names) {
    map("a", "web");
    map("b", "db");

    assertThat(String.join(",", names(ListOptions.selecting("", selector)))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "configmaps | spec.x=1 | \"spec.x\" is not a known field selector: only \"metadata.name\","
            + " \"metadata.namespace\"",
        "pods | spec.x=1 | field label not supported: spec.x",
        "nodes | metadata.namespace=a | field label not supported: metadata.namespace",
        "pods | status.phase | invalid selector: 'status.phase'; can't understand 'status.phase'",
        "pods | metadata.name=a=b | invalid field selector: unescaped character in value: =",
        "pods | metadata.name=a\\b | invalid field selector: invalid escape sequence: \\b",
      })
  default void fieldsThatAreNoneAreRefused(String resource, String selector, String message) {
    ResourcePath path = new ResourcePath("", "v1", resource, "", "", "");

    ApiException refused = refusal(() -> api().list(path, ListOptions.selecting("", selector)));

    assertThat(refused.reason()).isEqualTo(Reason.BAD_REQUEST);
    assertThat(refused).hasMessage(message);
  }

  @Test
  default void labelSelectorsThatAreNoneAreRefusedInKubernetesWords() {
    ApiException refused = refusal(() -> api().list(MAPS, ListOptions.selecting("a in", "")));

    assertThat(refused.reason()).isEqualTo(Reason.BAD_REQUEST);
    assertThat(refused).hasMessage("unable to parse requirement: found '' expected: '('");
  }

  @Test
  default void allPagesAreTrueAtTheFirstPagesRevision() {
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      map(name, "web");
    }
    DocumentList first = api().list(MAPS, page(2, ""));
    map("f", "web");
    api().delete(path(Kinds.CONFIG_MAP, "d"), Deletions.plain());
    DocumentList second = api().list(MAPS, page(2, first.continueToken()));
    DocumentList third = api().list(MAPS, page(2, second.continueToken()));

    assertThat(first.items()).extracting(d -> d.getName()).containsExactly("a", "b");
    assertThat(first.remaining()).isEqualTo(3);
    assertThat(second.items()).extracting(d -> d.getName()).containsExactly("c", "d");
    assertThat(second.remaining()).isEqualTo(1);
    assertThat(third.items()).extracting(d -> d.getName()).containsExactly("e");
    assertThat(third.continueToken()).isEmpty();
    assertThat(third.resourceVersion()).isEqualTo(first.resourceVersion());
  }

  @Test
  default void howManyRemainIsNotKnownOfASelection() {
    map("a", "web");
    map("b", "db");
    map("c", "web");
    map("d", "web");
    ListOptions first = new ListOptions("app=web", "", 1, "", "", "");
    DocumentList page = api().list(MAPS, first);
    ListOptions next = new ListOptions("app=web", "", 1, page.continueToken(), "", "");

    assertThat(page.remaining()).isNegative();
    assertThat(names(next)).containsExactly("c");
  }

  @Test
  default void aTokenThatIsTooOldIsExchangedForAnInconsistentOne() {
    map("a", "web");
    map("b", "web");
    map("c", "web");
    DocumentList first = api().list(MAPS, page(1, ""));
    api().delete(path(Kinds.CONFIG_MAP, "b"), Deletions.plain());
    map("d", "web");
    server().store().compact(now());

    ApiException expired = refusal(() -> api().list(MAPS, page(1, first.continueToken())));
    DocumentList rest = api().list(MAPS, page(0, expired.continueToken()));

    String future = "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MWU5LCJzdGFydCI6ImEifQ"; // rv 1e9, start a
    assertThat(refusal(() -> api().list(MAPS, page(1, future))).code()).isEqualTo(410);
    assertThat(expired.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(expired.code()).isEqualTo(410);
    assertThat(expired)
        .hasMessageContaining("too old to display a consistent list result")
        .hasMessageContaining("use the continue token in this response");
    assertThat(rest.items()).extracting(d -> d.getName()).containsExactly("c", "d");
    assertThat(rest.resourceVersion()).isEqualTo(now());
  }

  @Test
  default void revisionsMatchAsAsked() {
    long before = now();
    map("a", "web");
    long with = now();
    map("b", "web");
    now(); // the server has seen all of it

    assertThat(names(at(before, "Exact"))).isEmpty();
    assertThat(names(at(with, "Exact"))).containsExactly("a");
    assertThat(names(at(with, "NotOlderThan"))).containsExactly("a", "b");
    assertThat(names(at(with, ""))).containsExactly("a", "b");
    assertThat(names(at("0", "NotOlderThan"))).containsExactly("a", "b");
    assertThat(names(new ListOptions("", "", 5, "", Long.toString(with), "")))
        .as("a limit and a revision without a word mean exactly that revision")
        .containsExactly("a");
    assertThat(names(new ListOptions("", "", 1, "", "0", "")))
        .as("who takes any revision gets everything")
        .containsExactly("a", "b");
    server().store().compact(now());
    ApiException gone = refusal(() -> api().list(MAPS, at(with, "Exact")));
    assertThat(gone.code()).isEqualTo(410);
    assertThat(gone).hasMessage("The resourceVersion for the provided list is too old.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | Exact | `` | Forbidden: resourceVersionMatch is forbidden unless resourceVersion is"
            + " provided",
        "0 | Exact | `` | Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion"
            + " \"0\"",
        "5 | Newest | `` | Unsupported value: \"Newest\": supported values: \"Exact\","
            + " \"NotOlderThan\", \"\"",
        "5 | NotOlderThan | x | Forbidden: resourceVersionMatch is forbidden when continue is"
            + " provided",
      })
  default void combinationsThatContradictAreInvalid(
      String revision, String match, String token, String message) {
    ApiException refused =
        refusal(() -> api().list(MAPS, new ListOptions("", "", 0, token, revision, match)));

    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused)
        .hasMessage("ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: " + message);
    var details = refused.toStatus().getDetails();
    assertThat(details.getKind()).isEqualTo("ListOptions");
    assertThat(details.getGroup()).isEqualTo("meta.k8s.io");
    assertThat(details.getCauses().getFirst().getField()).isEqualTo("resourceVersionMatch");
  }

  @Test
  default void revisionsAndTokensThatAreNoneAreBadRequests() {
    ApiException revision = refusal(() -> api().list(MAPS, at("abc", "")));
    ApiException token = refusal(() -> api().list(MAPS, page(1, "!!")));
    ApiException both =
        refusal(() -> {
          map("a", "1");
          map("b", "1");
          String next = api().list(MAPS, page(1, "")).continueToken();
          api().list(MAPS, new ListOptions("", "", 1, next, "5", ""));
        });

    assertThat(revision.code()).isEqualTo(400);
    assertThat(revision)
        .hasMessage(
            "invalid resource version: resourceVersion: Invalid value: \"abc\": strconv.ParseUint:"
                + " parsing \"abc\": invalid syntax");
    assertThat(token.code()).isEqualTo(400);
    assertThat(token).hasMessageStartingWith("invalid continue token: continue key is not valid");
    assertThat(both).hasMessage("specifying resource version is not allowed when using continue");
  }
}
