package io.drydock.controlplane.apiserver;

import io.drydock.controlplane.apiserver.token.TokenConfig;
import java.time.Duration;

/**
 * What the pipeline is told by flags.
 *
 * @param serviceClusterIpRange "10.96.0.0/16"
 * @param defaultToleration how long a pod stays on a node that is not ready or unreachable
 * @param advertiseAddress where pods and nodes reach this control plane
 * @param securePort of the REST door there
 * @param tokens how service accounts' tokens are signed
 */
public record ApiServerConfig(
    String serviceClusterIpRange,
    Duration defaultToleration,
    String advertiseAddress,
    int securePort,
    TokenConfig tokens) {

  /** With tokens that end with this process. */
  public ApiServerConfig(
      String serviceClusterIpRange,
      Duration defaultToleration,
      String advertiseAddress,
      int securePort) {
    this(
        serviceClusterIpRange,
        defaultToleration,
        advertiseAddress,
        securePort,
        TokenConfig.ephemeral());
  }

  /** Kubernetes' own defaults, on loopback. */
  public static final ApiServerConfig DEFAULT =
      new ApiServerConfig("10.96.0.0/16", Duration.ofMinutes(5), "127.0.0.1", 6443);
}
