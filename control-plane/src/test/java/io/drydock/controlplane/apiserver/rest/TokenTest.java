package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.drydock.api.Kinds;
import io.drydock.client.ApiClient;
import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Service accounts' tokens: made by kubectl, shown at the door without a certificate. */
class TokenTest {
  private static final Cause CAUSE = Cause.of("test", "the test needs it");
  private static final String TOKENS = "/api/v1/namespaces/default/serviceaccounts/builder/token";
  private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";

  private RunningDoor door;
  private ApiClient client;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    client = door.pipeline().client();
    account("builder");
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  @Test
  void aTokenIsItsAccountAtTheDoor() throws Exception {
    String token = token();

    assertThat(with(token, "/api").statusCode()).isEqualTo(200);
    HttpResponse<String> pods = with(token, "/api/v1/namespaces/default/pods");
    assertThat(pods.statusCode()).isEqualTo(403);
    assertThat(pods.body())
        .contains("User \\\"system:serviceaccount:default:builder\\\" cannot list resource");
    assertThat(with(token + "x", "/api").statusCode()).isEqualTo(401);
    assertThat(with("nonsense", "/api").statusCode()).isEqualTo(401);
    assertThat(with("", "/api").statusCode()).isEqualTo(401);
  }

  @Test
  void aReviewTellsWhoseATokenIs() throws Exception {
    JsonNode status = review(token(), "");
    assertThat(status.path("authenticated").asBoolean()).isTrue();
    assertThat(status.at("/user/username").asString())
        .isEqualTo("system:serviceaccount:default:builder");
    assertThat(status.at("/user/groups").toString())
        .contains("system:serviceaccounts", "system:serviceaccounts:default");
    assertThat(status.at("/user/uid").asString()).isNotEmpty();
    assertThat(review("nonsense", "").path("authenticated").asBoolean(false)).isFalse();
  }

  @Test
  void aTokenForOthersIsNotForUs() throws Exception {
    String vault =
        door.kubectl()
            .run("create", "token", "builder", "--audience=vault", "--duration=20m")
            .output()
            .strip();

    assertThat(with(vault, "/api").statusCode()).isEqualTo(401);
    assertThat(review(vault, "").path("authenticated").asBoolean(false)).isFalse();
    JsonNode theirs = review(vault, "\"other\",\"vault\"");
    assertThat(theirs.path("authenticated").asBoolean()).isTrue();
    assertThat(theirs.path("audiences").toString()).isEqualTo("[\"vault\"]");
  }

  @Test
  void aTokenEndsWithItsAccount() throws Exception {
    String token = token();
    client.delete(Kinds.SERVICE_ACCOUNT, "default", "builder", DeleteOptions.of(CAUSE));
    account("builder");

    assertThat(with(token, "/api").statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenEndsWithItsPod() throws Exception {
    pod("worker");
    String token =
        door.kubectl()
            .run(
                "create",
                "token",
                "builder",
                "--bound-object-kind=Pod",
                "--bound-object-name=worker")
            .output()
            .strip();
    assertThat(review(token, "").at("/user/extra").toString())
        .contains("authentication.kubernetes.io/pod-name", "worker");

    client.delete(Kinds.POD, "default", "worker", DeleteOptions.of(CAUSE).withGrace(0));
    assertThat(with(token, "/api").statusCode()).isEqualTo(401);
  }

  /** Others can read tokens by the published keys alone. */
  @Test
  void theKeysArePublished() throws Exception {
    var configuration = door.get("/.well-known/openid-configuration");
    assertThat(configuration.body())
        .contains("\"issuer\":\"https://kubernetes.default.svc.cluster.local\"", "/openid/v1/jwks");
    JWKSet keys = JWKSet.parse(door.get("/openid/v1/jwks").body());
    SignedJWT token = SignedJWT.parse(token());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
    assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getSubject())
        .isEqualTo("system:serviceaccount:default:builder");
  }

  @Test
  void whatCannotBeAskedFor() throws Exception {
    assertThat(request("{\"expirationSeconds\":599}"))
        .contains(
            "TokenRequest.authentication.k8s.io \\\"builder\\\" is invalid: spec.expirationSeconds:"
                + " Invalid value: 599: may not specify a duration less than 10 minutes");
    assertThat(request("{\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"nosuch\"}}"))
        .contains("pods \\\"nosuch\\\" not found");
    assertThat(request("{\"boundObjectRef\":{\"kind\":\"Tree\",\"name\":\"x\"}}"))
        .contains("cannot bind token to object of type Tree");
    pod("worker");
    assertThat(
            request(
                "{\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"worker\",\"uid\":\"other\"}}"))
        .contains("does not match the UID in record");
    account("second");
    assertThat(
            door.post(
                    TOKENS.replace("builder", "second"),
                    "{\"spec\":{\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"worker\"}}}")
                .body())
        .contains("to pod running with different serviceaccount name");
    assertThat(door.post(TOKENS.replace("builder", "nosuch"), "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void podsMountTheirTokenWhereTheyMay() throws Exception {
    Pod pod = pod("worker");
    assertThat(pod.getSpec().getVolumes())
        .singleElement()
        .satisfies(v -> assertThat(v.getName()).startsWith("kube-api-access-"))
        .satisfies(v -> assertThat(v.getProjected().getSources()).hasSize(3));
    assertThat(pod.getSpec().getContainers().getFirst().getVolumeMounts())
        .singleElement()
        .satisfies(m ->
            assertThat(m.getMountPath())
                .isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount"));

    Pod without =
        client.create(
            Kinds.POD,
            new PodBuilder(draft("bare"))
                .editSpec()
                .withAutomountServiceAccountToken(false)
                .endSpec()
                .build(),
            CAUSE);
    assertThat(without.getSpec().getVolumes()).isEmpty();
    var refused =
        door.post(
            "/api/v1/namespaces/default/pods",
            "{\"metadata\":{\"name\":\"x\"},\"spec\":{\"serviceAccountName\":\"nosuch\","
                + "\"containers\":[{\"name\":\"a\",\"image\":\"a\"}]}}");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(
            "pods \\\"x\\\" is forbidden: error looking up service account default/nosuch:"
                + " serviceaccount \\\"nosuch\\\" not found");
  }

  private String token() throws IOException, InterruptedException {
    var created = door.kubectl().run("create", "token", "builder");
    assertThat(created.errors()).isEmpty();
    return created.output().strip();
  }

  private String request(String spec) throws IOException, InterruptedException {
    return door.post(TOKENS, "{\"spec\":" + spec + "}").body();
  }

  private JsonNode review(String token, String audiences) throws IOException, InterruptedException {
    String body =
        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"%s\",\"audiences\":[%s]}}"
            .formatted(token, audiences);
    return ObjectCodec.tree(
            door.post(REVIEWS, body).body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .path("status");
  }

  private HttpResponse<String> with(String token, String path)
      throws IOException, InterruptedException {
    var request = door.request(path);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return door.anonymous().http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void account(String name) {
    client.create(
        Kinds.SERVICE_ACCOUNT,
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .endMetadata()
            .build(),
        CAUSE);
  }

  private Pod pod(String name) {
    return client.create(Kinds.POD, draft(name), CAUSE);
  }

  private static Pod draft(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName("builder")
        .addNewContainer()
        .withName("main")
        .withImage("x")
        .endContainer()
        .endSpec()
        .build();
  }
}
