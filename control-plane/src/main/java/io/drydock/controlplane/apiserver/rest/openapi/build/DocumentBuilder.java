package io.drydock.controlplane.apiserver.rest.openapi.build;

import io.drydock.api.Kind;
import io.drydock.controlplane.apiserver.rest.discovery.Discovery;
import io.drydock.controlplane.apiserver.rest.discovery.Subresource;
import io.drydock.controlplane.apiserver.rest.openapi.build.Operation.Body;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIVersions;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Puts one document together: add what it shall describe, then take it. */
final class DocumentBuilder {
  private static final Gvk NO_KIND = new Gvk("", "", "");

  private final Dialect dialect;
  private final Schemas schemas;
  private final PathWriter writer;
  private final QueryParameters query;
  private final List<Kind<?>> served;
  private final ObjectNode paths = Dialect.node();

  /**
   * @param served all kinds of the server
   */
  DocumentBuilder(Sources sources, Dialect dialect, List<Kind<?>> served) {
    this.dialect = dialect;
    this.schemas = new Schemas(sources, dialect);
    this.writer = new PathWriter(schemas, dialect);
    boolean customResources =
        served.stream().anyMatch(kind -> kind.plural().equals("customresourcedefinitions"));
    this.query = new QueryParameters(sources.types(), dialect, customResources);
    this.served = served;
  }

  /** A kind with its paths. */
  DocumentBuilder add(Kind<?> kind) {
    schemas.kind(kind.type(), List.of(Gvk.of(kind)));
    String tag = OperationNames.tag(kind.group(), kind.version());
    new KindPaths(kind, query).all().forEach((path, all) -> writer.write(paths, path, tag, all));
    Subresource.of(kind).forEach(subresource -> addBody(kind, subresource));
    return this;
  }

  /** /api */
  DocumentBuilder addCoreVersions() {
    return document("/api/", "core", "getCoreAPIVersions", "the versions", APIVersions.class);
  }

  /** /apis */
  DocumentBuilder addGroups() {
    return document("/apis/", "apis", "getAPIVersions", "the groups", APIGroupList.class);
  }

  /** /apis/{group} */
  DocumentBuilder addGroup(String group) {
    String id = "get" + OperationNames.prefix(group, "") + "APIGroup";
    return document("/apis/" + group + "/", tag(group), id, "the group", APIGroup.class);
  }

  /** /api/v1, /apis/{group}/{version} */
  DocumentBuilder addResources(String group, String version) {
    String id = "get" + OperationNames.prefix(group, version) + "APIResources";
    String path = Discovery.path(group, version) + "/";
    String tag = OperationNames.tag(group, version);
    return document(path, tag, id, "the resources", APIResourceList.class);
  }

  ObjectNode build(String release) {
    sharedKinds();
    ObjectNode document = Dialect.node();
    document.put(dialect == Dialect.V2 ? "swagger" : "openapi", version());
    document.putObject("info").put("title", "Kubernetes").put("version", release);
    document.set("paths", paths);
    ObjectNode definitions =
        dialect == Dialect.V2
            ? document.putObject("definitions")
            : document.putObject("components").putObject("schemas");
    schemas.all().forEach(definitions::set);
    return document;
  }

  private void addBody(Kind<?> kind, Subresource subresource) {
    Class<?> body = Bodies.of(kind, subresource);
    if (!body.equals(kind.type())) {
      Gvk gvk = new Gvk(subresource.group(), subresource.version(), subresource.kind());
      schemas.kind(body, List.of(gvk));
    }
  }

  private DocumentBuilder document(
      String path, String tag, String id, String what, Class<?> answer) {
    Operation get =
        new Operation(
            "get",
            id,
            "get " + what + " that are served",
            "",
            NO_KIND,
            List.of(),
            new Body.None(),
            new Body.One(answer),
            List.of(200));
    writer.write(paths, path, tag, List.of(get));
    schemas.kind(answer, List.of(new Gvk("", "v1", answer.getSimpleName())));
    return this;
  }

  /** Some kinds belong to every group version, and some to the first. */
  private void sharedKinds() {
    List<Class<?>> everywhere = List.of(DeleteOptions.class, WatchEvent.class);
    for (Class<?> type : everywhere) {
      if (schemas.contains(type)) {
        schemas.kind(
            type,
            served.stream()
                .map(k -> new Gvk(k.group(), k.version(), type.getSimpleName()))
                .distinct()
                .toList());
      }
    }
    if (schemas.contains(Status.class)) {
      schemas.kind(Status.class, List.of(new Gvk("", "v1", "Status")));
    }
  }

  private String version() {
    return dialect == Dialect.V2 ? "2.0" : "3.0.0";
  }

  private static String tag(String group) {
    String tag = OperationNames.tag(group, "");
    return tag.substring(0, tag.length() - 1);
  }
}
