package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.Reason;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * eviction: a deletion that asks the pod's disruption budget first. A pod that disrupts nothing any
 * more goes without asking.
 */
record Eviction(Rooms rooms) {
  private static final Set<String> VERSIONS = Set.of("", "policy/v1", "policy/v1beta1");
  private static final Set<String> HARMLESS = Set.of("Succeeded", "Failed", "Pending");

  Written run(Request<Pod> request, byte[] json) {
    ObjectNode eviction = BodyReader.object(json);
    check(request, eviction);
    WriteOptions options = options(request, eviction.path("deleteOptions"));
    Request<Pod> asked =
        new Request<>(request.user(), Verb.CREATE, request.kind(), request.path(), options);
    CachedObject stored =
        rooms
            .stored(request.kind(), request.key())
            .orElseThrow(() -> ApiException.notFound(request.kind(), request.path().name()));
    Pod pod = rooms.decode(request.kind(), stored.tree());
    String seen = Long.toString(stored.revision());
    DeleteOptions deletion = deletion(eviction.path("deleteOptions"), options);
    if (isHarmless(pod)) {
      return new Deletion(rooms).run(asked, isPending(pod) ? asSeen(deletion, seen) : deletion);
    }
    return switch (new DisruptionBudgets(rooms).charge(asked, pod)) {
      case FREE -> {
        tell(asked);
        yield new Deletion(rooms).run(asked, deletion);
      }
      case AS_SEEN -> evictAsSeen(asked, deletion, seen);
    };
  }

  /** It may have become ready meanwhile: then the client asks again. */
  private Written evictAsSeen(Request<Pod> request, DeleteOptions deletion, String seen) {
    try {
      return new Deletion(rooms).run(request, asSeen(deletion, seen));
    } catch (ApiException e) {
      if (e.is(Reason.CONFLICT) && deletion.resourceVersion().isEmpty()) {
        throw DisruptionBudgets.refusal("The pod has changed meanwhile; try again.", 10);
      }
      throw e;
    }
  }

  private static void check(Request<Pod> request, ObjectNode eviction) {
    String version = eviction.path("apiVersion").asString("");
    String kind = eviction.path("kind").asString("Eviction");
    if (!VERSIONS.contains(version) || !kind.equals("Eviction")) {
      throw ApiException.badRequest(
          "no kind \"%s\" is registered for version \"%s\"; post an Eviction of policy/v1"
              .formatted(kind, version));
    }
    String name = eviction.path("metadata").path("name").asString("");
    if (!name.equals(request.path().name())) {
      throw ApiException.badRequest("name in URL does not match name in Eviction object");
    }
  }

  private static WriteOptions options(Request<Pod> request, JsonNode deleteOptions) {
    WriteOptions given = request.options();
    boolean dryRun =
        given.dryRun() || deleteOptions.path("dryRun").path(0).asString("").equals("All");
    return new WriteOptions(
        dryRun, given.fieldValidation(), given.fieldManager(), given.force(), given.cause());
  }

  private static DeleteOptions deletion(JsonNode options, WriteOptions write) {
    JsonNode grace = options.path("gracePeriodSeconds");
    JsonNode preconditions = options.path("preconditions");
    return new DeleteOptions(
        grace.isIntegralNumber() ? grace.asLong() : null,
        options.path("propagationPolicy").asString(""),
        preconditions.path("uid").asString(""),
        preconditions.path("resourceVersion").asString(""),
        write);
  }

  private static DeleteOptions asSeen(DeleteOptions options, String revision) {
    return options.resourceVersion().isEmpty()
        ? new DeleteOptions(
            options.gracePeriodSeconds(),
            options.propagationPolicy(),
            options.uid(),
            revision,
            options.write())
        : options;
  }

  private static boolean isHarmless(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || HARMLESS.contains(pod.getStatus().getPhase());
  }

  private static boolean isPending(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && "Pending".equals(pod.getStatus().getPhase());
  }

  /** The pod's own condition says why it goes. */
  private void tell(Request<Pod> request) {
    var _ =
        new Modification(rooms)
            .run(
                new Request<>(
                    request.user(),
                    Verb.UPDATE,
                    request.kind(),
                    request.path().subresource("status"),
                    request.options()),
                Subresource.STATUS,
                this::told);
  }

  private ObjectNode told(ObjectNode pod) {
    ArrayNode conditions = pod.withObject("/status").withArray("conditions");
    for (int i = conditions.size() - 1; i >= 0; i--) {
      if (conditions.get(i).path("type").asString("").equals("DisruptionTarget")) {
        conditions.remove(i);
      }
    }
    conditions
        .addObject()
        .put("lastTransitionTime", SystemMetadata.timestamp(rooms.clock().now()))
        .put("message", "Eviction API: evicting")
        .put("reason", "EvictionByEvictionAPI")
        .put("status", "True")
        .put("type", "DisruptionTarget");
    return pod;
  }
}
