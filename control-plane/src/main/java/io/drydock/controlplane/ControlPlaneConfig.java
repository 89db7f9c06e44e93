package io.drydock.controlplane;

import io.drydock.client.TlsFiles;
import io.drydock.controlplane.apiserver.ApiServerConfig;
import io.drydock.controlplane.controller.ControllersConfig;
import io.drydock.controlplane.store.EtcdConfig;
import java.time.Duration;

/**
 * Everything a control plane is told, from one set of flags.
 *
 * @param listen where it listens
 * @param serving its own certificate for both doors, and the CA of its clients
 * @param kubelets its certificate as a client of the agents, and their CA
 * @param history how long old revisions are kept before they are compacted
 */
public record ControlPlaneConfig(
    Listen listen,
    EtcdConfig etcd,
    TlsFiles serving,
    TlsFiles kubelets,
    ApiServerConfig apiServer,
    ControllersConfig controllers,
    Duration history) {

  /**
   * The two doors.
   *
   * @param address to bind to, "0.0.0.0" for all
   * @param securePort of the REST door
   * @param grpcPort of the gRPC door
   */
  public record Listen(String address, int securePort, int grpcPort) {}
}
