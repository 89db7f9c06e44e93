package io.drydock.kubelet;

import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.drydock.api.ObjectKey;
import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.informer.Informer;
import io.drydock.kubelet.env.ConfigErrorException;
import io.drydock.kubelet.env.ReferencedObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * ConfigMaps, Secrets and Services from informers. What an informer has not heard of yet is asked
 * of the API, because a pod may come sooner than the object made just before it.
 */
record KnownObjects(
    ApiClient client,
    Informer<ConfigMap> configMaps,
    Informer<Secret> secrets,
    Informer<Service> services,
    ServiceAccountTokens tokens)
    implements ReferencedObjects {
  @Override
  public Optional<ConfigMap> configMap(String namespace, String name) {
    return find(configMaps, Kinds.CONFIG_MAP, namespace, name);
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return find(secrets, Kinds.SECRET, namespace, name);
  }

  @Override
  public String serviceAccountToken(Pod pod, String audience, long seconds)
      throws ConfigErrorException {
    return tokens.token(pod, audience, seconds);
  }

  @Override
  public List<Service> services(String namespace) {
    return services.snapshot().inNamespace(namespace);
  }

  private <T extends HasMetadata> Optional<T> find(
      Informer<T> informer, Kind<T> kind, String namespace, String name) {
    return informer
        .snapshot()
        .get(new ObjectKey(namespace, name))
        .or(() -> ask(kind, namespace, name));
  }

  private <T extends HasMetadata> Optional<T> ask(Kind<T> kind, String namespace, String name) {
    try {
      return client.find(kind, namespace, name);
    } catch (ApiException e) {
      return Optional.empty();
    }
  }
}
