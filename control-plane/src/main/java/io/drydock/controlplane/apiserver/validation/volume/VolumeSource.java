package io.drydock.controlplane.apiserver.validation.volume;

import io.drydock.controlplane.apiserver.validation.Field;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One type of volume: where its holder keeps it, under which names it is reported, and its rules.
 *
 * @param alias the name under which a second type is refused
 * @param name the name under which its own fields are reported
 */
record VolumeSource<H, S>(
    String alias, String name, Function<H, @Nullable S> getter, BiConsumer<S, Field> rules) {

  static <H, S> VolumeSource<H, S> of(
      String name, Function<H, @Nullable S> getter, BiConsumer<S, Field> rules) {
    return new VolumeSource<>(name, name, getter, rules);
  }

  /** At least one type, at most one; the rules of the first are applied. */
  static <H> void exactlyOne(H holder, List<VolumeSource<H, ?>> sources, Field field) {
    boolean found = false;
    for (VolumeSource<H, ?> source : sources) {
      if (source.getter().apply(holder) == null) {
        continue;
      }
      if (found) {
        field.child(source.alias()).forbidden("may not specify more than 1 volume type");
      } else {
        source.judge(holder, field);
      }
      found = true;
    }
    if (!found) {
      field.required("must specify a volume type");
    }
  }

  private void judge(H holder, Field field) {
    S source = getter.apply(holder);
    if (source != null) {
      rules.accept(source, field.child(name));
    }
  }
}
