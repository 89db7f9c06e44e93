package io.drydock.kubelet.volume;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of a pod's /etc/resolv.conf by its dnsPolicy and dnsConfig. Pure. */
final class ResolvConf {
  private final Set<String> nameservers = new LinkedHashSet<>();
  private final Set<String> searches = new LinkedHashSet<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private ResolvConf() {}

  static String text(Pod pod, DnsSettings settings) {
    ResolvConf file = new ResolvConf();
    String policy = pod.getSpec().getDnsPolicy() == null ? "" : pod.getSpec().getDnsPolicy();
    boolean onHostNetwork = Boolean.TRUE.equals(pod.getSpec().getHostNetwork());
    switch (policy) {
      case "None" -> {}
      case "Default" -> file.read(settings.nodeResolvConf());
      case "ClusterFirstWithHostNet" -> file.cluster(pod, settings);
      default -> {
        if (onHostNetwork) {
          file.read(settings.nodeResolvConf());
        } else {
          file.cluster(pod, settings);
        }
      }
    }
    if (pod.getSpec().getDnsConfig() != null) {
      file.add(pod.getSpec().getDnsConfig());
    }
    return file.text();
  }

  private void cluster(Pod pod, DnsSettings settings) {
    String domain = settings.clusterDomain();
    nameservers.add(settings.clusterDns());
    searches.add(pod.getMetadata().getNamespace() + ".svc." + domain);
    searches.add("svc." + domain);
    searches.add(domain);
    options.put("ndots", "5");
  }

  private void read(List<String> lines) {
    for (String line : lines) {
      String[] words = line.strip().split("\\s+");
      List<String> values = List.of(words).subList(1, words.length);
      switch (words[0]) {
        case "nameserver" -> nameservers.addAll(values);
        case "search" -> searches.addAll(values);
        case "options" -> values.forEach(this::option);
        default -> {}
      }
    }
  }

  private void option(String word) {
    String[] parts = word.split(":", 2);
    options.put(parts[0], parts.length == 2 ? parts[1] : "");
  }

  private void add(PodDNSConfig config) {
    nameservers.addAll(config.getNameservers());
    searches.addAll(config.getSearches());
    for (PodDNSConfigOption option : config.getOptions()) {
      options.put(option.getName(), option.getValue() == null ? "" : option.getValue());
    }
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    if (!searches.isEmpty()) {
      lines.add("search " + String.join(" ", searches));
    }
    nameservers.forEach(address -> lines.add("nameserver " + address));
    if (!options.isEmpty()) {
      lines.add("options " + words());
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String words() {
    return options.entrySet().stream()
        .map(one -> one.getValue().isEmpty() ? one.getKey() : one.getKey() + ":" + one.getValue())
        .collect(Collectors.joining(" "));
  }
}
