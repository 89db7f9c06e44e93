package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.api.ExactQuantity;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.EphemeralVolumeSource;
import io.fabric8.kubernetes.api.model.GitRepoVolumeSource;
import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.ImageVolumeSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.LocalVolumeSource;
import io.fabric8.kubernetes.api.model.NFSVolumeSource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimTemplate;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of volumes that every cluster has. */
final class CommonSources {
  private static final List<String> HOST_PATH_TYPES =
      List.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

  private CommonSources() {}

  static void emptyDir(EmptyDirVolumeSource source, Field field) {
    if (source.getSizeLimit() != null
        && ExactQuantity.parse(source.getSizeLimit().toString()).signum() < 0) {
      field.child("sizeLimit").forbidden("SizeLimit field must be a valid resource quantity");
    }
  }

  static void hostPath(HostPathVolumeSource source, Field field) {
    if (field.child("path").present(source.getPath())) {
      PathRules.noBacksteps(source.getPath(), field.child("path"));
      field.child("type").optionalOneOf(source.getType(), HOST_PATH_TYPES);
    }
  }

  static void local(LocalVolumeSource source, Field field) {
    if (field.child("path").present(source.getPath())) {
      PathRules.noBacksteps(source.getPath(), field.child("path"));
    }
  }

  static void gitRepo(GitRepoVolumeSource source, Field field) {
    var _ = field.child("repository").present(source.getRepository());
    PathRules.descending(source.getDirectory(), field.child("directory"));
  }

  static void nfs(NFSVolumeSource source, Field field) {
    var _ = field.child("server").present(source.getServer());
    var _ = field.child("path").present(source.getPath());
    String path = source.getPath() == null ? "" : source.getPath();
    if (!path.startsWith("/")) {
      field.child("path").invalid(path, "must be an absolute path");
    }
  }

  static void secret(SecretVolumeSource source, Field field) {
    var _ = field.child("secretName").present(source.getSecretName());
    PathRules.mode(source.getDefaultMode(), field.child("defaultMode"));
    field.child("items").each(source.getItems(), CommonSources::keyToPath);
  }

  static void configMap(ConfigMapVolumeSource source, Field field) {
    var _ = field.child("name").present(source.getName());
    PathRules.mode(source.getDefaultMode(), field.child("defaultMode"));
    field.child("items").each(source.getItems(), CommonSources::keyToPath);
  }

  static void keyToPath(KeyToPath item, Field field) {
    var _ = field.child("key").present(item.getKey());
    var _ = field.child("path").present(item.getPath());
    PathRules.unreserved(item.getPath(), field.child("path"));
    PathRules.mode(item.getMode(), field.child("mode"));
  }

  static void claim(PersistentVolumeClaimVolumeSource source, Field field) {
    var _ = field.child("claimName").present(source.getClaimName());
  }

  static void image(ImageVolumeSource source, Field field) {
    field.child("pullPolicy").neededOneOf(source.getPullPolicy(), PULL_POLICIES);
  }

  static void ephemeral(EphemeralVolumeSource source, Field field) {
    PersistentVolumeClaimTemplate template = source.getVolumeClaimTemplate();
    Field at = field.child("volumeClaimTemplate");
    if (template == null) {
      at.required();
      return;
    }
    metadata(template.getMetadata(), at.child("metadata"));
    ClaimSpecRules.validate(template.getSpec(), at.child("spec"));
  }

  /** Labels and annotations are all that a claim's template may say of its claim. */
  private static void metadata(@Nullable ObjectMeta metadata, Field field) {
    if (metadata == null) {
      return;
    }
    MetadataRules.annotations(metadata.getAnnotations(), field.child("annotations"));
    LabelRules.labels(metadata.getLabels(), field.child("labels"));
    unset(metadata.getName(), field.child("name"));
    unset(metadata.getGenerateName(), field.child("generateName"));
    unset(metadata.getNamespace(), field.child("namespace"));
    if (!metadata.getFinalizers().isEmpty()) {
      field.child("finalizers").forbidden("cannot be set");
    }
    if (!metadata.getOwnerReferences().isEmpty()) {
      field.child("ownerReferences").forbidden("cannot be set");
    }
  }

  private static void unset(@Nullable String value, Field field) {
    if (!Field.isEmpty(value)) {
      field.forbidden("cannot be set");
    }
  }
}
