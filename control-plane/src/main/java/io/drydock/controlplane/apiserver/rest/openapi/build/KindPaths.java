package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.rest.discovery.Subresource;
import io.drydock.controlplane.apiserver.rest.openapi.build.Operation.Body;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The paths of one kind with what can be done there. Used once. */
final class KindPaths {
  private static final List<Integer> OK = List.of(200);
  private static final Body NONE = new Body.None();

  private final Kind<?> kind;
  private final QueryParameters query;
  private final OperationNames names;
  private final SequencedMap<String, List<Operation>> paths = new TreeMap<>();

  KindPaths(Kind<?> kind, QueryParameters query) {
    this.kind = kind;
    this.query = query;
    this.names = new OperationNames(kind);
  }

  SequencedMap<String, List<Operation>> all() {
    String root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    String place = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
    collection(root + place + kind.plural());
    object(root + place + kind.plural() + "/{name}");
    if (has("watch")) {
      watches(root, place);
    }
    if (kind.namespaced() && has("list")) {
      add(root + "/" + kind.plural(), list(names.everywhere("list", "")));
    }
    for (Subresource subresource : Subresource.of(kind)) {
      subresource(root + place + kind.plural() + "/{name}/" + subresource.name(), subresource);
    }
    return paths;
  }

  private void collection(String path) {
    if (has("list")) {
      add(path, list(names.of("list", "", "")));
    }
    if (has("create")) {
      add(path, create(names.of("create", "", ""), "create a " + kind.kind(), gvk(), kind.type()));
    }
    if (has("deletecollection")) {
      String id = names.of("delete", "Collection", "");
      String text = "delete all objects of kind " + kind.kind() + " that are selected";
      add(path, delete(id, text, "deletecollection", query.deleteMany(), Status.class, OK));
    }
  }

  private void object(String path) {
    if (has("get")) {
      add(path, read(names.of("read", "", ""), "read the named " + kind.kind()));
    }
    changes(path, "", gvk(), kind.type(), kind.kind());
    if (has("delete")) {
      String id = names.of("delete", "", "");
      String text = "delete the named " + kind.kind();
      add(path, delete(id, text, "delete", query.delete(), Status.class, List.of(200, 202)));
    }
  }

  private void changes(String path, String suffix, Gvk gvk, Class<?> type, String what) {
    if (has("update")) {
      add(path, replace(names.of("replace", "", suffix), "replace the " + what, gvk, type));
    }
    if (has("patch")) {
      add(path, patch(names.of("patch", "", suffix), "change parts of the " + what, gvk, type));
    }
  }

  private void watches(String root, String place) {
    String watched = root + "/watch" + place + kind.plural();
    add(watched + "/{name}", watch(names.of("watch", "", ""), "watch"));
    add(watched, watch(names.of("watch", "", "List"), "watchlist"));
    if (kind.namespaced()) {
      String all = root + "/watch/" + kind.plural();
      add(all, watch(names.everywhere("watch", "List"), "watchlist"));
    }
  }

  private void subresource(String path, Subresource subresource) {
    Gvk gvk = new Gvk(subresource.group(), subresource.version(), subresource.kind());
    Class<?> type = Bodies.of(kind, subresource);
    for (String verb : subresource.verbs()) {
      if (subresource.isConnection()) {
        add(path, connect(subresource, gvk, verb, ""));
      } else {
        add(path, part(subresource, gvk, type, verb));
      }
      if (subresource.name().equals("proxy")) {
        add(path + "/{path}", connect(subresource, gvk, verb, "WithPath"));
      }
    }
  }

  private Operation part(Subresource subresource, Gvk gvk, Class<?> type, String verb) {
    String suffix = OperationNames.capital(subresource.name());
    String what = what(subresource);
    return switch (verb) {
      case "get" -> readPart(subresource, gvk, type, what);
      case "update" -> replace(names.of("replace", "", suffix), "replace the " + what, gvk, type);
      case "patch" ->
          patch(names.of("patch", "", suffix), "change parts of the " + what, gvk, type);
      default -> create(names.of("create", "", suffix), "create " + what, gvk, type);
    };
  }

  private String what(Subresource subresource) {
    return subresource.name() + " of the named " + kind.kind();
  }

  private Operation readPart(Subresource subresource, Gvk gvk, Class<?> type, String what) {
    String id = names.of("read", "", OperationNames.capital(subresource.name()));
    boolean log = subresource.name().equals("log");
    return new Operation(
        "get",
        id,
        "read the " + what,
        "get",
        gvk,
        log ? query.options("PodLogOptions") : List.of(),
        NONE,
        log ? new Body.Text() : new Body.One(type),
        OK);
  }

  private Operation connect(Subresource subresource, Gvk gvk, String verb, String suffix) {
    String method =
        switch (verb) {
          case "create" -> "post";
          case "update" -> "put";
          default -> verb;
        };
    String id =
        names.of(
            "connect",
            OperationNames.capital(method),
            OperationNames.capital(subresource.name()) + suffix);
    String text = "connect to " + what(subresource);
    List<Parameter> parameters = query.options(subresource.kind());
    return new Operation(method, id, text, "connect", gvk, parameters, NONE, new Body.Text(), OK);
  }

  private Operation list(String id) {
    Body answer = new Body.Many(gvk(), kind.type());
    String text = "list or watch objects of kind " + kind.kind();
    return new Operation("get", id, text, "list", gvk(), query.list(), NONE, answer, OK);
  }

  private Operation watch(String id, String action) {
    String text = "watch changes of " + kind.kind() + "; listing with watch=true does the same";
    Body answer = new Body.One(WatchEvent.class);
    return new Operation("get", id, text, action, gvk(), query.list(), NONE, answer, OK);
  }

  private Operation read(String id, String text) {
    Body answer = new Body.One(kind.type());
    return new Operation("get", id, text, "get", gvk(), List.of(), NONE, answer, OK);
  }

  private Operation create(String id, String text, Gvk gvk, Class<?> type) {
    Body body = new Body.One(type);
    List<Integer> statuses = List.of(200, 201, 202);
    return new Operation("post", id, text, "post", gvk, query.write(), body, body, statuses);
  }

  private Operation replace(String id, String text, Gvk gvk, Class<?> type) {
    Body body = new Body.One(type);
    List<Integer> statuses = List.of(200, 201);
    return new Operation("put", id, text, "put", gvk, query.write(), body, body, statuses);
  }

  private Operation patch(String id, String text, Gvk gvk, Class<?> type) {
    Body answer = new Body.One(type);
    List<Integer> statuses = List.of(200, 201);
    return new Operation(
        "patch", id, text, "patch", gvk, query.patch(gvk), new Body.Change(), answer, statuses);
  }

  private Operation delete(
      String id,
      String text,
      String action,
      List<Parameter> parameters,
      Class<?> answer,
      List<Integer> statuses) {
    Body body = new Body.One(DeleteOptions.class);
    Body answered = new Body.One(answer);
    return new Operation("delete", id, text, action, gvk(), parameters, body, answered, statuses);
  }

  private boolean has(String verb) {
    return kind.verbs().contains(verb);
  }

  private Gvk gvk() {
    return Gvk.of(kind);
  }

  private void add(String path, Operation operation) {
    paths.computeIfAbsent(path, _ -> new ArrayList<>()).add(operation);
  }
}
