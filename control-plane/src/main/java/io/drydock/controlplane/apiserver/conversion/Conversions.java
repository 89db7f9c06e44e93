package io.drydock.controlplane.apiserver.conversion;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import java.util.Map;

/** The conversion of every kind that is stored as another one. */
public final class Conversions {
  private static final Map<Kind<?>, Conversion> ALL =
      Map.of(
          Kinds.EVENT_V1,
          new EventConversion(),
          Kinds.HORIZONTAL_POD_AUTOSCALER_V1,
          new AutoscalerConversion());

  private Conversions() {}

  public static Conversion of(Kind<?> kind) {
    Conversion conversion = ALL.get(kind);
    if (conversion == null) {
      throw new IllegalArgumentException("kind has no conversion: " + kind.apiVersion() + kind);
    }
    return conversion;
  }
}
