package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import org.jspecify.annotations.Nullable;

/** What a pod must satisfy and a template need not. */
final class PodOnlyRules {
  private PodOnlyRules() {}

  static void validate(PodSpec spec, Field field) {
    if (Field.isEmpty(spec.getServiceAccountName())) {
      noTokens(spec, field.child("volumes"));
    }
    field
        .child("containers")
        .each(spec.getContainers(), (c, each) -> image(c.getImage(), each.child("image")));
    field
        .child("initContainers")
        .each(spec.getInitContainers(), (c, each) -> image(c.getImage(), each.child("image")));
  }

  static void image(@Nullable String image, Field field) {
    if (image != null && !image.strip().equals(image)) {
      field.invalid(image, "must not have leading or trailing whitespace");
    }
  }

  private static void noTokens(PodSpec spec, Field field) {
    field.each(
        spec.getVolumes(),
        (volume, each) -> {
          if (volume.getProjected() != null) {
            each.child("projected")
                .child("sources")
                .each(volume.getProjected().getSources(), PodOnlyRules::noToken);
          }
        });
  }

  private static void noToken(VolumeProjection source, Field field) {
    if (source.getServiceAccountToken() != null) {
      field
          .child("serviceAccountToken")
          .forbidden("must not be specified when serviceAccountName is not set");
    }
  }
}
