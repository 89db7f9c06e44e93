package io.drydock.controlplane.apiserver.rest.discovery;

import io.drydock.api.Kind;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.APIVersions;
import io.fabric8.kubernetes.api.model.APIVersionsBuilder;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The discovery documents that clients read one by one: versions, groups, resources. Immutable. */
public final class Discovery {
  private final List<Kind<?>> kinds;

  public Discovery(List<Kind<?>> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** /api: the versions of the core group. */
  public APIVersions coreVersions(String serverAddress) {
    return new APIVersionsBuilder()
        .withKind("APIVersions")
        .withApiVersion(null)
        .withVersions(versions(kinds, ""))
        .addNewServerAddressByClientCIDR("0.0.0.0/0", serverAddress)
        .build();
  }

  /** /apis: the named groups. */
  public APIGroupList groups() {
    return new APIGroupListBuilder()
        .withKind("APIGroupList")
        .withApiVersion("v1")
        .withGroups(groupNames().map(this::group).map(Discovery::withoutType).toList())
        .build();
  }

  /** /apis/{group}, where it is served. */
  public Optional<APIGroup> findGroup(String name) {
    return groupNames().filter(name::equals).findFirst().map(this::group);
  }

  /** /api/v1 and /apis/{group}/{version}, where it is served. */
  public Optional<APIResourceList> resources(String group, String version) {
    List<APIResource> resources =
        kinds.stream()
            .filter(k -> k.group().equals(group) && k.version().equals(version))
            .sorted(Comparator.comparing(Kind::plural))
            .flatMap(Discovery::resources)
            .sorted(Comparator.comparing(APIResource::getName))
            .toList();
    return resources.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new APIResourceListBuilder()
                .withKind("APIResourceList")
                .withApiVersion("v1")
                .withGroupVersion(group.isEmpty() ? version : group + "/" + version)
                .withResources(resources)
                .build());
  }

  /** "/api/v1", "/apis/apps/v1". */
  public static String path(String group, String version) {
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
  }

  private Stream<String> groupNames() {
    return kinds.stream().map(Kind::group).filter(g -> !g.isEmpty()).distinct();
  }

  /** The versions of a group, the preferred one first. */
  public static List<String> versions(List<Kind<?>> kinds, String group) {
    return kinds.stream()
        .filter(k -> k.group().equals(group))
        .map(Kind::version)
        .distinct()
        .toList();
  }

  private APIGroup group(String name) {
    List<GroupVersionForDiscovery> versions =
        versions(kinds, name).stream()
            .map(v -> new GroupVersionForDiscovery(name + "/" + v, v))
            .toList();
    return new APIGroupBuilder()
        .withKind("APIGroup")
        .withApiVersion("v1")
        .withName(name)
        .withVersions(versions)
        .withPreferredVersion(versions.getFirst())
        .build();
  }

  /** What stands in a list does not repeat its type. */
  private static APIGroup withoutType(APIGroup group) {
    return new APIGroupBuilder(group).withKind(null).withApiVersion(null).build();
  }

  private static Stream<APIResource> resources(Kind<?> kind) {
    APIResource own =
        new APIResourceBuilder()
            .withName(kind.plural())
            .withSingularName(kind.singular())
            .withNamespaced(kind.namespaced())
            .withKind(kind.kind())
            .withVerbs(kind.verbs())
            .withShortNames(kind.shortNames())
            .withCategories(kind.categories())
            .withStorageVersionHash(StorageVersion.hash(kind).orElse(null))
            .build();
    return Stream.concat(
        Stream.of(own), Subresource.of(kind).stream().map(s -> subresource(kind, s)));
  }

  private static APIResource subresource(Kind<?> kind, Subresource subresource) {
    boolean foreign = !subresource.group().equals(kind.group());
    return new APIResourceBuilder()
        .withName(kind.plural() + "/" + subresource.name())
        .withSingularName("")
        .withNamespaced(kind.namespaced())
        .withGroup(foreign ? subresource.group() : null)
        .withVersion(foreign ? subresource.version() : null)
        .withKind(subresource.kind())
        .withVerbs(subresource.verbs())
        .build();
  }
}
