package io.drydock.controlplane.apiserver.body;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Makes the models' catch-all for unknown fields invisible, so that such fields are reported. */
final class NoAnySetters extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
    return false;
  }
}
