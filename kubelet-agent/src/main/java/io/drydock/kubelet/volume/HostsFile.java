package io.drydock.kubelet.volume;

import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** The text of a pod's /etc/hosts, as kubelet lays it out. Pure. */
final class HostsFile {
  private HostsFile() {}

  static String text(Pod pod, List<String> podIps, String clusterDomain) {
    StringBuilder text =
        new StringBuilder(
            """
            # Kubernetes-managed hosts file.
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::0\tip6-localnet
            fe00::0\tip6-mcastprefix
            fe00::1\tip6-allnodes
            fe00::2\tip6-allrouters
            """);
    podIps.forEach(
        ip -> text.append(ip).append('\t').append(names(pod, clusterDomain)).append('\n'));
    List<HostAlias> aliases = pod.getSpec().getHostAliases();
    if (aliases != null && !aliases.isEmpty()) {
      text.append("\n# Entries added by HostAliases.\n");
      aliases.forEach(alias ->
          text.append(alias.getIp())
              .append('\t')
              .append(String.join("\t", alias.getHostnames()))
              .append('\n'));
    }
    return text.toString();
  }

  private static String names(Pod pod, String clusterDomain) {
    String own = pod.getSpec().getHostname();
    String hostname = own == null || own.isEmpty() ? pod.getMetadata().getName() : own;
    String subdomain = pod.getSpec().getSubdomain();
    if (subdomain == null || subdomain.isEmpty()) {
      return hostname;
    }
    String namespace = pod.getMetadata().getNamespace();
    String full = String.join(".", hostname, subdomain, namespace, "svc", clusterDomain);
    return full + "\t" + hostname;
  }
}
