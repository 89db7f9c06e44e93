package io.drydock.controlplane.apiserver.validation.pod;

import io.drydock.controlplane.apiserver.validation.Field;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The security context of one container, of whatever list, with the field where it stands. */
record NamedContext(String container, @Nullable SecurityContext context, Field field) {

  static List<NamedContext> all(PodSpec spec, Field field) {
    List<NamedContext> all = new ArrayList<>();
    field
        .child("initContainers")
        .each(
            spec.getInitContainers(),
            (c, each) -> all.add(of(c.getName(), c.getSecurityContext(), each)));
    field
        .child("containers")
        .each(
            spec.getContainers(),
            (c, each) -> all.add(of(c.getName(), c.getSecurityContext(), each)));
    field
        .child("ephemeralContainers")
        .each(
            spec.getEphemeralContainers(),
            (c, each) -> all.add(of(c.getName(), c.getSecurityContext(), each)));
    return all;
  }

  private static NamedContext of(
      @Nullable String name, @Nullable SecurityContext context, Field container) {
    return new NamedContext(name == null ? "" : name, context, container.child("securityContext"));
  }
}
