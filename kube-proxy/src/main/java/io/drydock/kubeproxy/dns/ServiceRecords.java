package io.drydock.kubeproxy.dns;

import io.drydock.api.ObjectKey;
import io.drydock.kubeproxy.state.Addresses;
import io.drydock.kubeproxy.state.ServiceReading;
import io.drydock.kubeproxy.state.SliceIndex;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;

/** The records of one Service: by cluster IP, by endpoint (headless), or as an alias. */
final class ServiceRecords {

  private static final int PRIORITY = 0;
  private static final int WEIGHT = 100;

  private final Service service;
  private final String relative;
  private final ZoneBuilder zone;

  private ServiceRecords(Service service, ZoneBuilder zone) {
    this.service = service;
    this.relative =
        service.getMetadata().getName() + "." + service.getMetadata().getNamespace() + ".svc";
    this.zone = zone;
  }

  static void add(Service service, SliceIndex slices, ZoneBuilder zone) {
    var records = new ServiceRecords(service, zone);
    var clusterIp = ServiceReading.clusterIp(service);
    if (ServiceReading.isExternalName(service)) {
      records.alias();
    } else if (Addresses.isIpv4(clusterIp)) {
      records.withAddress(clusterIp);
    } else if (clusterIp.equals("None")) {
      zone.name(records.relative).ifPresent(zone::exists);
      slices.slices(ObjectKey.of(service)).forEach(records::headless);
    }
  }

  private void alias() {
    var target = service.getSpec().getExternalName();
    zone.name(relative)
        .ifPresent(name -> {
          try {
            var absolute = Name.fromString(target, Name.root);
            zone.add(new CNAMERecord(name, DClass.IN, ZoneBuilder.SHORT, absolute));
          } catch (TextParseException e) {
            zone.exists(name);
          }
        });
  }

  private void withAddress(String clusterIp) {
    zone.name(relative)
        .ifPresent(name -> {
          zone.address(name, clusterIp, ZoneBuilder.LONG);
          zone.reverse(clusterIp, name, ZoneBuilder.LONG);
          for (var port : orEmpty(service.getSpec().getPorts())) {
            serve(port, name);
          }
        });
  }

  private void serve(ServicePort port, Name target) {
    serve(port.getName(), port.getProtocol(), port.getPort(), target, ZoneBuilder.LONG);
  }

  private void headless(EndpointSlice slice) {
    boolean all = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
    for (var endpoint : orEmpty(slice.getEndpoints())) {
      if (all || isReady(endpoint)) {
        orEmpty(endpoint.getAddresses()).stream()
            .filter(Addresses::isIpv4)
            .forEach(ip -> endpoint(endpoint, ip, orEmpty(slice.getPorts())));
      }
    }
  }

  private void endpoint(Endpoint endpoint, String ip, List<EndpointPort> ports) {
    var hostname = endpoint.getHostname();
    var label = hostname == null || hostname.isEmpty() ? ip.replace('.', '-') : hostname;
    zone.name(relative).ifPresent(name -> zone.address(name, ip, ZoneBuilder.SHORT));
    Consumer<Name> own =
        name -> {
          zone.address(name, ip, ZoneBuilder.SHORT);
          zone.reverse(ip, name, ZoneBuilder.SHORT);
          for (var port : ports) {
            serve(port.getName(), port.getProtocol(), port.getPort(), name, ZoneBuilder.SHORT);
          }
        };
    zone.name(label + "." + relative).ifPresent(own);
  }

  /** SRV records under "_http._tcp", for named ports only. */
  private void serve(
      @Nullable String port,
      @Nullable String protocol,
      @Nullable Integer number,
      Name target,
      long seconds) {
    if (port == null || port.isEmpty() || number == null) {
      return;
    }
    var transport = Objects.requireNonNullElse(protocol, "TCP").toLowerCase(Locale.ROOT);
    zone.name("_" + port + "._" + transport + "." + relative)
        .ifPresent(name ->
            zone.add(new SRVRecord(name, DClass.IN, seconds, PRIORITY, WEIGHT, number, target)));
  }

  private static boolean isReady(Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
