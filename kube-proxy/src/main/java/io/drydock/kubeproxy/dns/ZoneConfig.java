package io.drydock.kubeproxy.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * What the cluster's names end in.
 *
 * @param domain absolute: "cluster.local."
 * @param serverAddress where the DNS server answers
 * @param clusterCidr the pods' addresses: reverse lookups of these are never asked upstream
 */
public record ZoneConfig(Name domain, String serverAddress, String clusterCidr) {

  /**
   * Reads the domain as it is given in a flag, with or without a final dot.
   *
   * @throws IllegalArgumentException where the domain is not a DNS name
   */
  public static ZoneConfig of(String domain, String serverAddress, String clusterCidr) {
    try {
      return new ZoneConfig(Name.fromString(domain, Name.root), serverAddress, clusterCidr);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(
          "--cluster-domain=%s is not a domain name (%s): give one like cluster.local."
              .formatted(domain, e.getMessage()),
          e);
    }
  }
}
