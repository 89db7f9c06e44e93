package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.DomainRules;
import io.drydock.controlplane.apiserver.validation.Field;
import io.drydock.controlplane.apiserver.validation.LabelRules;
import io.drydock.controlplane.apiserver.validation.NameRule;
import io.fabric8.kubernetes.api.model.ClusterTrustBundleProjection;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a volume that several sources fill together. */
final class ProjectedRules {
  private static final long MIN_SECONDS = 600;
  private static final long MAX_SECONDS = 1L << 32;

  private final Field field;
  private final Set<String> paths = new HashSet<>();

  private ProjectedRules(Field field) {
    this.field = field;
  }

  static void validate(ProjectedVolumeSource source, Field field) {
    PathRules.mode(source.getDefaultMode(), field.child("defaultMode"));
    ProjectedRules rules = new ProjectedRules(field);
    field.child("sources").each(source.getSources(), rules::projection);
  }

  private void projection(VolumeProjection source, Field at) {
    if (source.getSecret() != null) {
      var secret = source.getSecret();
      keys(secret.getName(), secret.getItems(), at.child("secret"));
    }
    if (source.getConfigMap() != null) {
      var map = source.getConfigMap();
      keys(map.getName(), map.getItems(), at.child("configMap"));
    }
    if (source.getDownwardAPI() != null) {
      source
          .getDownwardAPI()
          .getItems()
          .forEach(file -> {
            DownwardRules.file(file, at.child("downwardAPI"));
            claim(file.getPath(), file.getPath());
          });
    }
    if (source.getServiceAccountToken() != null) {
      token(source.getServiceAccountToken(), at.child("serviceAccountToken"));
    }
    if (source.getClusterTrustBundle() != null) {
      bundle(source.getClusterTrustBundle(), at.child("clusterTrustBundle"));
    }
    if (count(source) > 1) {
      at.forbidden("may not specify more than 1 volume type per source");
    }
  }

  private static long count(VolumeProjection source) {
    return Stream.of(
            source.getSecret(),
            source.getConfigMap(),
            source.getDownwardAPI(),
            source.getServiceAccountToken(),
            source.getClusterTrustBundle())
        .filter(Objects::nonNull)
        .count();
  }

  private void keys(@Nullable String name, List<KeyToPath> items, Field at) {
    var _ = at.child("name").present(name);
    at.child("items")
        .each(
            items,
            (item, each) -> {
              CommonSources.keyToPath(item, each);
              claim(item.getPath(), name);
            });
  }

  /** Two sources cannot write the same file. */
  private void claim(@Nullable String path, @Nullable String shown) {
    if (!Field.isEmpty(path) && !paths.add(path)) {
      field.invalid(shown, "conflicting duplicate paths");
    }
  }

  private void token(ServiceAccountTokenProjection token, Field at) {
    Long seconds = token.getExpirationSeconds();
    if (seconds != null && seconds < MIN_SECONDS) {
      at.child("expirationSeconds")
          .invalid(seconds, "may not specify a duration less than 10 minutes");
    }
    if (seconds != null && seconds > MAX_SECONDS) {
      at.child("expirationSeconds")
          .invalid(seconds, "may not specify a duration larger than 2^32 seconds");
    }
    if (field.child("path").present(token.getPath())) {
      PathRules.unreserved(token.getPath(), field.child("path"));
    }
  }

  private void bundle(ClusterTrustBundleProjection bundle, Field at) {
    boolean named = bundle.getName() != null;
    boolean signed = bundle.getSignerName() != null;
    if (named && signed) {
      at.invalid(bundle, "only one of name and signerName may be used");
    } else if (named) {
      bundleName(bundle, at);
    } else if (signed) {
      DomainRules.signer(bundle.getSignerName(), at.child("signerName"));
      LabelRules.selector(bundle.getLabelSelector(), at.child("labelSelector"));
    } else {
      at.required("either name or signerName must be specified");
    }
    var _ = at.child("path").present(bundle.getPath());
    PathRules.unreserved(bundle.getPath(), at.child("path"));
    claim(bundle.getPath(), bundle.getPath());
  }

  private static void bundleName(ClusterTrustBundleProjection bundle, Field at) {
    String name = bundle.getName();
    if (name.isEmpty()) {
      at.child("name").required("must be a valid object name");
    }
    String bare = name.substring(name.lastIndexOf(':') + 1);
    NameRule.SUBDOMAIN
        .problems(bare)
        .forEach(problem ->
            at.child("name").invalid(name, "not a valid clustertrustbundlename: " + problem));
    if (bundle.getLabelSelector() != null) {
      at.child("labelSelector")
          .invalid(bundle.getLabelSelector(), "labelSelector must be unset if name is specified");
    }
  }
}
