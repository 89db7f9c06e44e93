package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * The objects that a Pod may refer to, as this node knows them. Implementations may ask the API.
 */
public interface ReferencedObjects {
  Optional<ConfigMap> configMap(String namespace, String name);

  Optional<Secret> secret(String namespace, String name);

  /**
   * A valid token of the pod's service account, maybe one that was given before.
   *
   * @param audience "" for the API server itself
   */
  String serviceAccountToken(Pod pod, String audience, long seconds) throws ConfigErrorException;

  /** All Services of a namespace. */
  List<Service> services(String namespace);
}
