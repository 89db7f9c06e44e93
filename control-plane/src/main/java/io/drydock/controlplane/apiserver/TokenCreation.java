package io.drydock.controlplane.apiserver;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.drydock.controlplane.apiserver.token.BoundToken;
import io.drydock.controlplane.apiserver.token.BoundToken.Reference;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** serviceaccounts/token: a signed token for an account, maybe bound to a pod, secret or node. */
record TokenCreation(Rooms rooms) {
  private static final long SHORTEST = 600;
  private static final long LONGEST = 1L << 32;
  private static final long USUAL = 3600;

  Written run(Request<ServiceAccount> request, byte[] json) {
    ObjectNode body = BodyReader.object(json);
    Reference account = reference(object(Kinds.SERVICE_ACCOUNT, request.path(), ""));
    JsonNode spec = body.path("spec");
    long seconds = spec.path("expirationSeconds").asLong(USUAL);
    checkDuration(request, seconds);
    Instant now = rooms.clock().now().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plusSeconds(seconds);
    BoundToken token = token(request, account, spec, now, end);
    body.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
    ObjectNode metadata = body.withObject("/metadata");
    metadata.put("name", request.path().name()).put("namespace", request.path().namespace());
    metadata.put("creationTimestamp", now.toString());
    ObjectNode wanted = body.withObject("/spec").put("expirationSeconds", seconds);
    token.audiences().forEach(wanted.putArray("audiences")::add);
    body.putObject("status")
        .put("token", request.options().dryRun() ? "" : rooms.tokens().sign(token))
        .put("expirationTimestamp", end.toString());
    return new Written(document(request.path(), body), List.of());
  }

  private BoundToken token(
      Request<ServiceAccount> request, Reference account, JsonNode spec, Instant now, Instant end) {
    String namespace = request.path().namespace();
    JsonNode bound = spec.path("boundObjectRef");
    String id = UUID.randomUUID().toString();
    if (!bound.path("kind").asString("").equals("Pod")) {
      checkNode(request, "");
    }
    List<String> audiences = audiences(spec);
    return switch (bound.isObject() ? bound.path("kind").asString("") : "-") {
      case "-" -> new BoundToken(namespace, account, null, null, null, audiences, now, end, id);
      case "Pod" -> {
        CachedObject pod = bound(Kinds.POD, namespace, bound);
        checkPod(request, pod);
        yield new BoundToken(
            namespace, account, reference(pod), null, nodeOf(pod), audiences, now, end, id);
      }
      case "Secret" -> {
        Reference secret = reference(bound(Kinds.SECRET, namespace, bound));
        yield new BoundToken(namespace, account, null, secret, null, audiences, now, end, id);
      }
      case "Node" -> {
        Reference node = reference(bound(Kinds.NODE, "", bound));
        yield new BoundToken(namespace, account, null, null, node, audiences, now, end, id);
      }
      case String other ->
          throw ApiException.badRequest("cannot bind token to object of type " + other);
    };
  }

  private List<String> audiences(JsonNode spec) {
    List<String> asked =
        spec.path("audiences").valueStream().map(audience -> audience.asString("")).toList();
    return asked.isEmpty() ? rooms.tokens().audiences() : asked;
  }

  private static void checkDuration(Request<?> request, long seconds) {
    String problem =
        seconds < SHORTEST
            ? "may not specify a duration less than 10 minutes"
            : seconds > LONGEST ? "may not specify a duration larger than 2^32 seconds" : "";
    if (!problem.isEmpty()) {
      throw invalid(request.path().name(), "Invalid value: " + seconds + ": " + problem);
    }
  }

  private static ApiException invalid(String name, String problem) {
    String field = "spec.expirationSeconds";
    var details =
        new StatusDetailsBuilder()
            .withGroup("authentication.k8s.io")
            .withKind("TokenRequest")
            .withName(name)
            .addNewCause(field, problem, "FieldValueInvalid")
            .build();
    return new ApiException(
        Reason.INVALID,
        "TokenRequest.authentication.k8s.io \"%s\" is invalid: %s: %s"
            .formatted(name, field, problem),
        details);
  }

  /** An agent gets tokens only for what runs on its node. */
  private static void checkNode(Request<?> request, String podNode) {
    request
        .user()
        .node()
        .filter(node -> !request.user().isMaster() && !node.equals(podNode))
        .ifPresent(node -> {
          String why =
              podNode.isEmpty()
                  ? "node requested token not bound to a pod"
                  : "node requested token bound to a pod scheduled on a different node";
          throw Access.forbidden(request.path(), why);
        });
  }

  private void checkPod(Request<ServiceAccount> request, CachedObject stored) {
    Pod pod = rooms.decode(Kinds.POD, stored.tree());
    checkNode(request, Objects.requireNonNullElse(pod.getSpec().getNodeName(), "-"));
    if (!request.path().name().equals(pod.getSpec().getServiceAccountName())) {
      throw ApiException.badRequest(
          "cannot bind token for serviceaccount \"%s\" to pod running with different serviceaccount name."
              .formatted(request.path().name()));
    }
  }

  private @Nullable Reference nodeOf(CachedObject pod) {
    String name = pod.tree().path("spec").path("nodeName").asString("");
    return name.isEmpty()
        ? null
        : rooms
            .stored(Kinds.NODE, Keys.object(Kinds.NODE, new ObjectKey("", name)))
            .map(TokenCreation::reference)
            .orElse(null);
  }

  private CachedObject bound(Kind<?> kind, String namespace, JsonNode reference) {
    String name = reference.path("name").asString("");
    return object(kind, ResourcePath.of(kind, namespace, name), reference.path("uid").asString(""));
  }

  private CachedObject object(Kind<?> kind, ResourcePath path, String uid) {
    Optional<CachedObject> stored =
        rooms.stored(kind, Keys.object(kind, new ObjectKey(path.namespace(), path.name())));
    CachedObject found = stored.orElseThrow(() -> ApiException.notFound(kind, path.name()));
    if (!uid.isEmpty() && !uid.equals(found.document().getUid())) {
      throw ApiException.conflict(
          kind,
          path.name(),
          ("the UID in the bound object reference (%s) does not match the UID in record. The"
                  + " object might have been deleted and then recreated")
              .formatted(uid));
    }
    return found;
  }

  private static Reference reference(CachedObject object) {
    return new Reference(object.document().getName(), object.document().getUid());
  }

  private static Document document(ResourcePath path, ObjectNode body) {
    return Document.newBuilder()
        .setApiVersion("authentication.k8s.io/v1")
        .setKind("TokenRequest")
        .setNamespace(path.namespace())
        .setName(path.name())
        .setRaw(ObjectCodec.wrap(ObjectCodec.encode(body)))
        .build();
  }
}
