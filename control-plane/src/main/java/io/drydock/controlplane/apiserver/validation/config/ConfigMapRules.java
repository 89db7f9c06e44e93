package io.drydock.controlplane.apiserver.validation.config;

import io.drydock.controlplane.apiserver.validation.KindRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;

/** The rules of ConfigMaps. */
public final class ConfigMapRules implements KindRules<ConfigMap> {

  @Override
  public void validate(ConfigMap map, Violations violations) {
    DataRules.keys(map.getData(), violations.at("data"));
    if (map.getData() != null && map.getBinaryData() != null) {
      map.getData().keySet().stream()
          .filter(map.getBinaryData()::containsKey)
          .forEach(key ->
              violations
                  .at("data")
                  .key(key)
                  .invalid(key, "duplicate of key present in binaryData"));
    }
    DataRules.keys(map.getBinaryData(), violations.at("binaryData"));
    long size = DataRules.textSize(map.getData()) + DataRules.base64Size(map.getBinaryData());
    if (size > DataRules.MAX_SIZE) {
      violations.at("[]").tooLong(DataRules.MAX_SIZE);
    }
  }

  @Override
  public void validateUpdate(ConfigMap next, ConfigMap old, Violations violations) {
    if (Boolean.TRUE.equals(old.getImmutable())) {
      DataRules.staysImmutable(next.getImmutable(), violations.at("immutable"));
      DataRules.unchanged(next.getData(), old.getData(), violations.at("data"));
      DataRules.unchanged(next.getBinaryData(), old.getBinaryData(), violations.at("binaryData"));
    }
  }
}
