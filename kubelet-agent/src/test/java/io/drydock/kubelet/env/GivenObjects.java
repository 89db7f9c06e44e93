package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The objects that a test has given its pods to refer to, all in namespace default. */
public final class GivenObjects implements ReferencedObjects {
  private final Map<String, ConfigMap> configMaps = new ConcurrentHashMap<>();
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
  private final List<Service> services = new ArrayList<>();

  public GivenObjects configMap(String name, Map<String, String> data) {
    configMaps.put(
        name,
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withData(data)
            .build());
    return this;
  }

  public GivenObjects secret(String name, Map<String, String> data) {
    Map<String, String> encoded = new TreeMap<>();
    data.forEach((key, value) ->
        encoded.put(
            key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    secrets.put(
        name,
        new SecretBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withData(encoded)
            .build());
    return this;
  }

  public GivenObjects service(String name, String clusterIp, int port, String portName) {
    services.add(
        new ServiceBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withNewSpec()
            .withClusterIP(clusterIp)
            .addNewPort()
            .withName(portName)
            .withPort(port)
            .endPort()
            .endSpec()
            .build());
    return this;
  }

  @Override
  public Optional<ConfigMap> configMap(String namespace, String name) {
    return Optional.ofNullable(configMaps.get(name));
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  @Override
  public String serviceAccountToken(Pod pod, String audience, long seconds) {
    return "%s for %s, %d s".formatted(pod.getSpec().getServiceAccountName(), audience, seconds);
  }

  @Override
  public List<Service> services(String namespace) {
    return List.copyOf(services);
  }
}
