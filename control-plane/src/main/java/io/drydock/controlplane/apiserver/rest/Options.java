package io.drydock.controlplane.apiserver.rest;

import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;
import io.drydock.client.ListOptions;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.controlplane.apiserver.FieldManagers;
import io.drydock.controlplane.apiserver.OptionRules;
import io.drydock.controlplane.apiserver.Verb;
import io.drydock.controlplane.apiserver.rest.http.Request;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Query parameters, headers and option bodies as the pipeline's options. Pure. */
final class Options {
  /** Where the client does not say: spread, so that not all watches end at once. */
  private static final int MIN_WATCH_SECONDS = 1800;

  private Options() {}

  static ListOptions list(Request request) {
    if (request.query().containsKey("sendInitialEvents")) {
      OptionRules.listWithInitialEvents();
    }
    return selection(request);
  }

  private static ListOptions selection(Request request) {
    return new ListOptions(
        text(request, "labelSelector"),
        text(request, "fieldSelector"),
        Parameters.number(request, "limit").orElse(0L),
        text(request, "continue"),
        text(request, "resourceVersion"),
        text(request, "resourceVersionMatch"));
  }

  static WatchOptions watch(Request request) {
    ListOptions selection = selection(request);
    long seconds = Parameters.number(request, "timeoutSeconds").orElse(0L);
    return new WatchOptions(
        selection.labelSelector(),
        selection.fieldSelector(),
        selection.resourceVersion(),
        selection.resourceVersionMatch(),
        request.flag("allowWatchBookmarks"),
        request.query().containsKey("sendInitialEvents") ? request.flag("sendInitialEvents") : null,
        seconds > 0 ? seconds : spread());
  }

  private static long spread() {
    return MIN_WATCH_SECONDS + ThreadLocalRandom.current().nextLong(MIN_WATCH_SECONDS);
  }

  static WriteOptions write(Request request, Verb verb) {
    List<String> dryRun = request.query().getOrDefault("dryRun", List.of());
    OptionRules.dryRun(verb, dryRun);
    return new WriteOptions(
        !dryRun.isEmpty(),
        text(request, "fieldValidation"),
        request.parameter("fieldManager").orElseGet(() -> client(request)),
        request.flag("force"),
        cause(request));
  }

  /** From a DeleteOptions body, or from the query where there is no body, as in Kubernetes. */
  static DeleteOptions delete(Request request) {
    WriteOptions write = write(request, Verb.DELETE);
    DeleteBody said = DeleteBody.of(request);
    OptionRules.dryRun(Verb.DELETE, said.dryRun());
    boolean dryRun = write.dryRun() || !said.dryRun().isEmpty();
    return new DeleteOptions(
        said.gracePeriodSeconds(),
        said.propagation(),
        said.uid(),
        said.resourceVersion(),
        new WriteOptions(
            dryRun, write.fieldValidation(), write.fieldManager(), write.force(), write.cause()));
  }

  /** kubectl says which of its commands it is running. */
  private static Cause cause(Request request) {
    String command = request.header("Kubectl-Command");
    String reason = command.isEmpty() ? request.method() + " " + request.path() : command;
    return Cause.of(client(request), reason);
  }

  private static String client(Request request) {
    return FieldManagers.ofUserAgent(request.header("User-Agent"));
  }

  private static String text(Request request, String name) {
    return request.parameter(name).orElse("");
  }
}
