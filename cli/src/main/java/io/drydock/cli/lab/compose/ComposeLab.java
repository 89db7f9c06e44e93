package io.drydock.cli.lab.compose;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.config.Kubeconfig;
import io.drydock.cli.lab.address.AddressPlan;
import io.drydock.cli.lab.address.Subnet;
import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.lab.pki.ClusterIdentities;
import io.drydock.cli.lab.pki.Pki;
import io.drydock.cli.lab.spec.ClusterFile;
import io.drydock.cli.lab.spec.ClusterSpec;
import io.drydock.cli.lab.spec.EtcdSpec;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.lab.spec.Ports;
import io.drydock.cli.lab.spec.Timings;
import io.drydock.cli.output.CliException;
import io.drydock.lifecycle.Clock;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prepares the state folder that all containers of the compose lab share: cluster.json,
 * certificates, kubeconfig. Addresses are those that docker-compose.yml gives its services; the
 * control plane has the one that {@link AddressPlan} calls the gateway.
 */
public final class ComposeLab {
  private static final Subnet SERVICES = Subnet.parse("10.96.0.0/16");
  private static final int ETCD_CLIENT = 2379;
  private static final int ETCD_PEER = 2380;

  private static final int NODES = 3;

  /** Docker's resolver, which a node's processes reach at the node's own loopback. */
  private static final String DOCKER_DNS = "127.0.0.11";

  private final ClusterFolder folder;
  private final Clock clock;

  /**
   * What docker-compose.yml lets its user choose; the ports are those published on the host.
   *
   * @param bridge number of the bridge's name: 88 for dd88
   */
  public record Wishes(int bridge, Subnet lab, Subnet pods, int apiPort, int grpcPort) {}

  public ComposeLab(ClusterFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Makes what is missing; what is there stays. */
  public void prepare(Wishes wishes) throws IOException {
    ClusterSpec spec = spec(wishes);
    folder.create();
    new ClusterFile().write(folder, spec);
    new Pki(folder).ensure(spec, clock.now());
    new Kubeconfig(folder).write(wishes.apiPort(), wishes.grpcPort(), ClusterIdentities.ADMIN);
  }

  /**
   * Fails where Docker keeps the volume elsewhere than at its path in the containers: Docker would
   * look in vain for the pods' volumes.
   */
  public void requireSamePath(DockerEngine engine, String volume) throws IOException {
    String inside = String.valueOf(folder.root().getParent());
    String outside = engine.volumePath(volume);
    if (!inside.equals(outside)) {
      throw CliException.failure(
          "Docker keeps volume %s in %s, not in %s; set DOCKER_ROOT to what `docker info -f '{{.DockerRootDir}}'` prints."
              .formatted(volume, outside, inside));
    }
  }

  private ClusterSpec spec(Wishes wishes) {
    return new ClusterSpec(
        folder.name(),
        new AddressPlan(wishes.bridge(), wishes.lab(), wishes.pods(), SERVICES),
        new Ports(wishes.apiPort(), wishes.grpcPort(), ETCD_CLIENT, ETCD_PEER),
        etcd(),
        Timings.LAB,
        List.of(DOCKER_DNS),
        IntStream.rangeClosed(1, NODES)
            .mapToObj(i -> new NodeSpec("node-" + i, i, "2", "2Gi", true))
            .toList());
  }

  private EtcdSpec etcd() {
    return new EtcdSpec(
        "https://etcd:" + ETCD_CLIENT,
        folder.certificateAuthority().toString(),
        folder.certificate(ClusterIdentities.ETCD_CLIENT).toString(),
        folder.key(ClusterIdentities.ETCD_CLIENT).toString(),
        false);
  }
}
