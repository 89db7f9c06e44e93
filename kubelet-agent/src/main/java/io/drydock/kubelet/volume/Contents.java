package io.drydock.kubelet.volume;

import io.drydock.kubelet.env.Addresses;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.env.FieldReference;
import io.drydock.kubelet.env.ReferencedObjects;
import io.drydock.kubelet.env.ResourceFieldReference;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that ConfigMaps, Secrets and the pod's own fields give to a volume. */
final class Contents {
  private final Pod pod;
  private final ReferencedObjects objects;
  private final Map<String, Quantity> allocatable;

  Contents(Pod pod, ReferencedObjects objects, Map<String, Quantity> allocatable) {
    this.pod = pod;
    this.objects = objects;
    this.allocatable = allocatable;
  }

  /**
   * Which entries of an object are wanted, as what.
   *
   * @param items empty: all, each as a file of its key's name
   */
  record Choice(String name, List<KeyToPath> items, int defaultMode, boolean optional) {
    static Choice of(
        String name,
        @Nullable List<KeyToPath> items,
        @Nullable Integer defaultMode,
        @Nullable Boolean optional) {
      return new Choice(
          name,
          items == null ? List.of() : items,
          defaultMode == null ? 0644 : defaultMode,
          Boolean.TRUE.equals(optional));
    }
  }

  Map<String, FileContent> configMap(Choice choice) throws ConfigErrorException {
    var found = objects.configMap(pod.getMetadata().getNamespace(), choice.name());
    if (found.isEmpty() && !choice.optional()) {
      throw new ConfigErrorException("configmap \"" + choice.name() + "\" not found");
    }
    Map<String, byte[]> entries = new TreeMap<>();
    found.ifPresent(map -> {
      orEmpty(map.getData())
          .forEach((key, text) -> entries.put(key, text.getBytes(StandardCharsets.UTF_8)));
      orEmpty(map.getBinaryData()).forEach((key, text) -> entries.put(key, decoded(text)));
    });
    return chosen(entries, choice, found.isEmpty());
  }

  Map<String, FileContent> secret(Choice choice) throws ConfigErrorException {
    var found = objects.secret(pod.getMetadata().getNamespace(), choice.name());
    if (found.isEmpty() && !choice.optional()) {
      throw new ConfigErrorException("secret \"" + choice.name() + "\" not found");
    }
    Map<String, byte[]> entries = new TreeMap<>();
    found.ifPresent(secret ->
        orEmpty(secret.getData()).forEach((key, text) -> entries.put(key, decoded(text))));
    return chosen(entries, choice, found.isEmpty());
  }

  Map<String, FileContent> downward(List<DownwardAPIVolumeFile> items, @Nullable Integer mode)
      throws ConfigErrorException {
    Map<String, FileContent> files = new TreeMap<>();
    for (DownwardAPIVolumeFile item : items) {
      int bits = item.getMode() != null ? item.getMode() : mode != null ? mode : 0644;
      files.put(
          checked(item.getPath()),
          new FileContent(value(item).getBytes(StandardCharsets.UTF_8), bits));
    }
    return files;
  }

  Map<String, FileContent> token(ServiceAccountTokenProjection source, @Nullable Integer mode)
      throws ConfigErrorException {
    String audience = source.getAudience() == null ? "" : source.getAudience();
    long seconds = source.getExpirationSeconds() == null ? 3600 : source.getExpirationSeconds();
    String token = objects.serviceAccountToken(pod, audience, seconds);
    var content =
        new FileContent(token.getBytes(StandardCharsets.UTF_8), mode == null ? 0644 : mode);
    return Map.of(checked(source.getPath()), content);
  }

  private String value(DownwardAPIVolumeFile item) throws ConfigErrorException {
    if (item.getFieldRef() != null) {
      return FieldReference.value(
          pod, item.getFieldRef().getFieldPath(), new Addresses("", List.of()));
    }
    return ResourceFieldReference.value(
        pod, new Container(), item.getResourceFieldRef(), allocatable);
  }

  private static Map<String, FileContent> chosen(
      Map<String, byte[]> entries, Choice choice, boolean missing) throws ConfigErrorException {
    Map<String, FileContent> files = new TreeMap<>();
    if (choice.items().isEmpty()) {
      entries.forEach((key, bytes) -> files.put(key, new FileContent(bytes, choice.defaultMode())));
    }
    for (KeyToPath item : missing ? List.<KeyToPath>of() : choice.items()) {
      byte[] bytes = entries.get(item.getKey());
      if (bytes != null) {
        int mode = item.getMode() == null ? choice.defaultMode() : item.getMode();
        files.put(checked(item.getPath()), new FileContent(bytes, mode));
      } else if (!choice.optional()) {
        throw new ConfigErrorException("references non-existent config key: " + item.getKey());
      }
    }
    return files;
  }

  private static String checked(String path) throws ConfigErrorException {
    if (path.startsWith("/") || List.of(path.split("/")).contains("..")) {
      throw new ConfigErrorException(
          "path \"" + path + "\" leads out of the volume; use a relative path without \"..\"");
    }
    return path;
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
