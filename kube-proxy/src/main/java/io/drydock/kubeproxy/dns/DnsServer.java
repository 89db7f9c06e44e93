package io.drydock.kubeproxy.dns;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import io.drydock.lifecycle.Scope;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * The cluster's DNS server on one node, by UDP and TCP. It forwards as soon as it runs; it knows
 * the cluster's names once they have been published.
 */
public final class DnsServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration UPSTREAM_TIMEOUT = Duration.ofSeconds(2);

  private final ZoneConfig config;
  private final Answerer answerer;
  private final InetSocketAddress address;
  private final Scope scope = new Scope();

  private DnsServer(ZoneConfig config, Answerer answerer, Doors doors, Clock clock) {
    this.config = config;
    this.answerer = answerer;
    this.address = doors.udp().address();
    scope.own(doors);
    scope.own(Loop.start("dns-udp", clock, doors.udp()::receive));
    scope.own(Loop.start("dns-tcp", clock, doors.tcp()::accept));
  }

  /**
   * Listens on the address; port 0 takes a free one.
   *
   * @param upstream the resolvers for all names but the cluster's
   * @throws IllegalStateException where the address cannot be had
   */
  public static DnsServer start(
      InetSocketAddress address, ZoneConfig config, List<InetSocketAddress> upstream, Clock clock) {
    try {
      var answerer = new Answerer(new Upstream(upstream, UPSTREAM_TIMEOUT), clock, PATIENCE);
      return new DnsServer(config, answerer, Doors.open(address, answerer), clock);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The cluster DNS cannot listen on %s:%d: %s. Stop what else uses that address on this node."
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Replaces what the server knows of the cluster. */
  public void publish(List<Service> services, List<EndpointSlice> slices) {
    answerer.use(ZoneBuilder.build(services, slices, config));
  }

  @Override
  public void close() {
    scope.close();
  }
}
