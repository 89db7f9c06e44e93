package io.drydock.kubelet.env;

import java.util.List;

/** Where a Pod is reached: its node's address and its own, which are none before the network is. */
public record Addresses(String hostIp, List<String> podIps) {}
