package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the environment, command and arguments of one container. Later sources win: Services,
 * then envFrom, then env. Called before each creation, so a restart sees changed references.
 */
public final class Environment {
  private final ReferencedObjects objects;
  private final Map<String, Quantity> allocatable;

  public Environment(ReferencedObjects objects, Map<String, Quantity> allocatable) {
    this.objects = objects;
    this.allocatable = Map.copyOf(allocatable);
  }

  /** Names and values in the order in which they are defined. */
  public Map<String, String> resolve(Pod pod, Container container, Addresses addresses)
      throws ConfigErrorException {
    String namespace = pod.getMetadata().getNamespace();
    Map<String, String> services = services(pod);
    Map<String, String> variables = new LinkedHashMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      variables.putAll(new References(objects, namespace).all(source));
    }
    for (EnvVar variable : container.getEnv()) {
      String value = value(pod, container, variable, addresses, variables, services);
      if (value != null) {
        variables.put(variable.getName(), value);
      }
    }
    services.forEach(variables::putIfAbsent);
    return variables;
  }

  /** The command or the arguments with every {@code $(NAME)} replaced. */
  public static List<String> expand(List<String> words, Map<String, String> variables) {
    return words.stream().map(word -> Expansion.expand(word, variables)).toList();
  }

  /** Whether the container can be created only after its Pod has an address. */
  public static boolean needsPodIp(Container container) {
    return container.getEnv().stream()
        .map(EnvVar::getValueFrom)
        .anyMatch(from ->
            from != null
                && from.getFieldRef() != null
                && FieldReference.needsPodIp(from.getFieldRef().getFieldPath()));
  }

  private String value(
      Pod pod,
      Container container,
      EnvVar variable,
      Addresses addresses,
      Map<String, String> defined,
      Map<String, String> services)
      throws ConfigErrorException {
    var from = variable.getValueFrom();
    if (from == null) {
      Map<String, String> known = new LinkedHashMap<>(services);
      known.putAll(defined);
      return Expansion.expand(variable.getValue() == null ? "" : variable.getValue(), known);
    }
    if (from.getFieldRef() != null) {
      return FieldReference.value(pod, from.getFieldRef().getFieldPath(), addresses);
    }
    if (from.getResourceFieldRef() != null) {
      return ResourceFieldReference.value(pod, container, from.getResourceFieldRef(), allocatable);
    }
    return new References(objects, pod.getMetadata().getNamespace()).one(variable.getName(), from);
  }

  private Map<String, String> services(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    var known = new ArrayList<>(objects.services("default"));
    known.removeIf(service -> !service.getMetadata().getName().equals("kubernetes"));
    if (!Boolean.FALSE.equals(pod.getSpec().getEnableServiceLinks())) {
      var local = new ArrayList<>(objects.services(namespace));
      if (local.stream().anyMatch(s -> s.getMetadata().getName().equals("kubernetes"))) {
        known.clear();
      }
      known.addAll(local);
    }
    return ServiceVariables.of(known);
  }
}
