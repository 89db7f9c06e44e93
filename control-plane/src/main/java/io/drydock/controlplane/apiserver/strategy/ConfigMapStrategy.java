package io.drydock.controlplane.apiserver.strategy;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.controlplane.apiserver.validation.DataRules;
import io.drydock.controlplane.apiserver.validation.FieldPath;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Objects;

/** ConfigMaps. */
final class ConfigMapStrategy implements Strategy<ConfigMap> {

  @Override
  public Kind<ConfigMap> kind() {
    return Kinds.CONFIG_MAP;
  }

  @Override
  public void validate(ConfigMap map, Violations violations) {
    DataRules.keys(map.getData(), FieldPath.of("data"), violations);
    DataRules.keys(map.getBinaryData(), FieldPath.of("binaryData"), violations);
    DataRules.size(
        DataRules.textSize(map.getData()) + DataRules.base64Size(map.getBinaryData()), violations);
  }

  @Override
  public void validateUpdate(ConfigMap next, ConfigMap old, Violations violations) {
    if (!Boolean.TRUE.equals(old.getImmutable())) {
      return;
    }
    DataRules.immutable(
        Boolean.TRUE.equals(next.getImmutable()), FieldPath.of("immutable"), violations);
    DataRules.immutable(
        Objects.equals(next.getData(), old.getData()), FieldPath.of("data"), violations);
    DataRules.immutable(
        Objects.equals(next.getBinaryData(), old.getBinaryData()),
        FieldPath.of("binaryData"),
        violations);
  }
}
