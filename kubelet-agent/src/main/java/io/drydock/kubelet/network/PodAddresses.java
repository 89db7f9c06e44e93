package io.drydock.kubelet.network;

import java.util.List;

/** A pod's addresses, without prefix length, the primary one first. Never empty. */
public record PodAddresses(List<String> ips) {
  public PodAddresses {
    ips = List.copyOf(ips);
  }

  public String primary() {
    return ips.getFirst();
  }
}
