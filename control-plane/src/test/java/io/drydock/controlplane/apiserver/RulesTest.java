package io.drydock.controlplane.apiserver;

import static io.drydock.controlplane.apiserver.Manifests.path;
import static io.drydock.controlplane.apiserver.Manifests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.client.ApiException;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every kind refuses, through the whole pipeline: reason, field and message. */
class RulesTest {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static TestApiServer server;

  @BeforeAll
  static void start() {
    server = TestApiServer.start();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  static List<RuleTable> tables() {
    return RuleTable.all();
  }

  static Stream<RuleCase> cases() {
    return RuleTable.all().stream().flatMap(RuleTable::cases);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tables")
  void acceptsWhatIsGood(RuleTable table) {
    JsonNode stored = create(table.kind(), named(table.base().deepCopy()));

    assertThat(stored.path("metadata").path("uid").asString("")).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isRefusedInKubernetesWords(RuleCase line) {
    ApiException refusal =
        switch (line.action()) {
          case CREATE -> refusal(() -> create(line.table().kind(), line.after()));
          case UPDATE -> changed(line, "");
          case STATUS -> changed(line, "status");
        };

    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(422);
    List<StatusCause> causes = refusal.toStatus().getDetails().getCauses();
    assertThat(causes).as("%s", refusal.getMessage()).anyMatch(cause -> isExpected(cause, line));
    assertThat(line.others() || causes.size() == 1).as("%s", refusal.getMessage()).isTrue();
    assertThat(refusal).hasMessageContaining(" is invalid: ").hasMessageContaining(line.field());
  }

  private static boolean isExpected(StatusCause cause, RuleCase line) {
    return cause.getField().equals(line.field())
        && cause.getReason().equals(line.reason())
        && isExpected(cause.getMessage(), line.message());
  }

  private static boolean isExpected(String message, String expected) {
    return expected.endsWith("...")
        ? message.startsWith(expected.substring(0, expected.length() - 3))
        : message.equals(expected);
  }

  private static ApiException changed(RuleCase line, String subresource) {
    Kind<?> kind = line.table().kind();
    JsonNode stored = create(kind, named(line.before()));
    String name = stored.path("metadata").path("name").asString();
    if (line.from().has("status")) {
      stored = update(kind, name, "status", with(stored, line.from().path("status")));
    }
    JsonNode next = RuleCase.merged(stored.deepCopy(), line.patch());
    return refusal(() -> update(kind, name, subresource, next));
  }

  private static JsonNode with(JsonNode stored, JsonNode status) {
    return ((ObjectNode) stored).set("status", status);
  }

  /** Each object that is stored has a name of its own. */
  private static ObjectNode named(ObjectNode object) {
    object.withObject("metadata").put("name", "x" + NAMES.incrementAndGet());
    return object;
  }

  private static JsonNode create(Kind<?> kind, JsonNode object) {
    return tree(
        server.documents().create(path(kind, ""), ObjectCodec.encode(object), Manifests.STRICT));
  }

  private static JsonNode update(Kind<?> kind, String name, String subresource, JsonNode object) {
    return tree(
        server
            .documents()
            .update(
                path(kind, name).subresource(subresource),
                ObjectCodec.encode(object),
                Manifests.STRICT));
  }

  private static JsonNode tree(Written written) {
    return Manifests.tree(written.document());
  }

  @Test
  void hasATableForEveryKind() {
    assertThat(tables()).extracting(RuleTable::kind).containsAll(Kinds.all());
  }

  @Test
  void hasManyCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(200);
  }
}
