package io.drydock.controlplane.apiserver;

import io.drydock.client.DeleteOptions;
import io.drydock.client.Written;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.fabric8.kubernetes.api.model.Pod;
import tools.jackson.databind.JsonNode;

/** eviction: a deletion that asks first whether the pod may go. */
record Eviction(Rooms rooms) {

  Written run(Request<Pod> request, byte[] json) {
    JsonNode options = BodyReader.object(json).path("deleteOptions");
    JsonNode grace = options.path("gracePeriodSeconds");
    JsonNode preconditions = options.path("preconditions");
    DeleteOptions deletion =
        new DeleteOptions(
            grace.isIntegralNumber() ? grace.asLong() : null,
            options.path("propagationPolicy").asString(""),
            preconditions.path("uid").asString(""),
            preconditions.path("resourceVersion").asString(""),
            request.options());
    return new Deletion(rooms).run(request, deletion);
  }
}
