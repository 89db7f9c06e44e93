package io.drydock.cli.command;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.cli.output.CliException;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds the pod that logs and exec are about: by its own name, or one of a workload's.
 *
 * @param telling whether it is for logs: then it is said which of several was taken
 */
record PodChoice(Session session, boolean telling) {

  /**
   * @param argument "web", "pod/web", "deployment/web", "service/web"
   */
  Pod find(String argument) {
    if (!argument.contains("/")) {
      return pod(argument);
    }
    Target target = Targets.parse("use", List.of(argument)).getFirst();
    String name = target.names().getFirst();
    return target.kind().equals(Kinds.POD) ? pod(name) : ofWorkload(target.kind(), name);
  }

  private Pod pod(String name) {
    return session.api().client().get(Kinds.POD, session.namespace(), name);
  }

  private Pod ofWorkload(Kind<?> kind, String name) {
    Document document = session.documents().get(session.path(kind, name));
    JsonNode selector =
        ObjectCodec.tree(document.getRaw().toByteArray()).path("spec").path("selector");
    JsonNode labels = kind.equals(Kinds.SERVICE) ? selector : selector.path("matchLabels");
    if (labels.isEmpty()) {
      throw CliException.failure(
          "%s has no selector to find its pods by; name a pod"
              .formatted(ResourceNames.of(kind, name)));
    }
    String text =
        labels.properties().stream()
            .map(label -> label.getKey() + "=" + label.getValue().asString(""))
            .collect(Collectors.joining(","));
    return best(kind, name, text);
  }

  private Pod best(Kind<?> kind, String name, String labels) {
    List<Pod> pods =
        session
            .documents()
            .list(
                ResourcePath.of(Kinds.POD, session.namespace()), ListOptions.selecting(labels, ""))
            .items()
            .stream()
            .map(document -> ObjectCodec.decode(Kinds.POD, document))
            .sorted(new PodRank(telling).order())
            .toList();
    if (pods.isEmpty()) {
      throw CliException.failure(
          "%s has no pod; see `drydock describe %s`"
              .formatted(ResourceNames.of(kind, name), ResourceNames.of(kind, name)));
    }
    if (telling && pods.size() > 1) {
      session
          .err()
          .printf(
              "Found %d pods, using pod/%s%n",
              pods.size(), pods.getFirst().getMetadata().getName());
    }
    return pods.getFirst();
  }
}
