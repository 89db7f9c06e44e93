package io.drydock.controlplane.apiserver;

import static java.util.Objects.requireNonNullElse;

import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.cache.Keys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives a new pod what its service account brings: a token, the cluster's CA and the namespace as
 * files in every container, and image pull secrets; after Kubernetes' admission plugin of that
 * name.
 */
record ServiceAccountAdmission(Rooms rooms) {
  private static final String PLACE = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String VOLUME = "kube-api-access-";
  private static final long TOKEN_SECONDS = 3607;

  /**
   * The account "default" may come a moment after its namespace; the node waits for it then.
   *
   * @param path of the request, for its refusal
   */
  void admit(ResourcePath path, Pod pod) {
    PodSpec spec = pod.getSpec();
    if (spec == null || spec.getServiceAccountName() == null) {
      return;
    }
    String name = spec.getServiceAccountName();
    Optional<ServiceAccount> account = find(path.namespace(), name);
    if (account.isEmpty() && !name.equals("default")) {
      throw Access.forbidden(
          named(path, pod),
          "error looking up service account %s/%s: serviceaccount \"%s\" not found"
              .formatted(path.namespace(), name, name));
    }
    boolean wanted = account.map(ServiceAccount::getAutomountServiceAccountToken).orElse(true);
    if (requireNonNullElse(spec.getAutomountServiceAccountToken(), wanted)) {
      mount(spec);
    }
    if (spec.getImagePullSecrets().isEmpty()) {
      account.ifPresent(found -> spec.setImagePullSecrets(found.getImagePullSecrets()));
    }
  }

  private Optional<ServiceAccount> find(String namespace, String name) {
    String key = Keys.object(Kinds.SERVICE_ACCOUNT, new ObjectKey(namespace, name));
    return rooms
        .cache()
        .get(Kinds.SERVICE_ACCOUNT, key)
        .or(() -> rooms.stored(Kinds.SERVICE_ACCOUNT, key))
        .map(stored -> rooms.decode(Kinds.SERVICE_ACCOUNT, stored.tree()));
  }

  private static ResourcePath named(ResourcePath path, Pod pod) {
    String name = requireNonNullElse(pod.getMetadata().getName(), "");
    return new ResourcePath(
        path.group(), path.version(), path.resource(), path.namespace(), name, "");
  }

  private static void mount(PodSpec spec) {
    List<Container> bare =
        Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
            .filter(container -> container.getVolumeMounts().stream().noneMatch(m -> isPlace(m)))
            .toList();
    if (bare.isEmpty()) {
      return;
    }
    String volume = volume(spec);
    VolumeMount mount =
        new VolumeMountBuilder().withName(volume).withMountPath(PLACE).withReadOnly(true).build();
    for (Container container : bare) {
      List<VolumeMount> mounts = new ArrayList<>(container.getVolumeMounts());
      mounts.add(mount);
      container.setVolumeMounts(mounts);
    }
  }

  private static boolean isPlace(VolumeMount mount) {
    return PLACE.equals(mount.getMountPath());
  }

  /** One that was made before, as in a pod that is made from another one's text, serves again. */
  private static String volume(PodSpec spec) {
    Optional<String> present =
        spec.getVolumes().stream()
            .filter(volume -> requireNonNullElse(volume.getName(), "").startsWith(VOLUME))
            .filter(volume -> volume.getProjected() != null)
            .map(Volume::getName)
            .findFirst();
    if (present.isPresent()) {
      return present.get();
    }
    String name = VOLUME + SystemMetadata.suffix();
    List<Volume> volumes = new ArrayList<>(spec.getVolumes());
    volumes.add(projected(name));
    spec.setVolumes(volumes);
    return name;
  }

  private static Volume projected(String name) {
    return new VolumeBuilder()
        .withName(name)
        .withNewProjected()
        .withDefaultMode(0644)
        .addNewSource()
        .withNewServiceAccountToken()
        .withExpirationSeconds(TOKEN_SECONDS)
        .withPath("token")
        .endServiceAccountToken()
        .endSource()
        .addNewSource()
        .withNewConfigMap()
        .withName("kube-root-ca.crt")
        .addNewItem()
        .withKey("ca.crt")
        .withPath("ca.crt")
        .endItem()
        .endConfigMap()
        .endSource()
        .addNewSource()
        .withNewDownwardAPI()
        .addNewItem()
        .withPath("namespace")
        .withNewFieldRef("v1", "metadata.namespace")
        .endItem()
        .endDownwardAPI()
        .endSource()
        .endProjected()
        .build();
  }
}
