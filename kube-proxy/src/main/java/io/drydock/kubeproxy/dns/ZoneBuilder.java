package io.drydock.kubeproxy.dns;

import io.drydock.api.ObjectKey;
import io.drydock.codec.Revisions;
import io.drydock.kubeproxy.state.SliceIndex;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;

/**
 * Collects the records of a {@link Zone}: those of the zone itself here, those of Services in
 * {@link ServiceRecords}.
 */
final class ZoneBuilder {

  /** Seconds for which endpoints and absence may be remembered. */
  static final long SHORT = 5;

  /** Seconds for which a Service's own address may be remembered: it never changes. */
  static final long LONG = 30;

  /** The version of Kubernetes' DNS specification that is followed. */
  private static final String SCHEMA_VERSION = "1.1.0";

  private static final ObjectKey DNS_SERVICE = new ObjectKey("kube-system", "kube-dns");

  private final ZoneConfig config;
  private final Map<Name, List<Record>> records = new HashMap<>();
  private final Set<Name> branches = new HashSet<>();

  private ZoneBuilder(ZoneConfig config) {
    this.config = config;
  }

  static Zone build(List<Service> services, List<EndpointSlice> slices, ZoneConfig config) {
    var builder = new ZoneBuilder(config);
    var authority = builder.apex(serial(services, slices));
    builder.ownServer(services);
    var index = SliceIndex.of(slices);
    services.forEach(service -> ServiceRecords.add(service, index, builder));
    return new Zone(config, authority, builder.records, builder.branches);
  }

  /** The name below the cluster's domain, or empty where it would not be a valid one. */
  Optional<Name> name(String relative) {
    return Names.under(config.domain(), relative);
  }

  void add(Record record) {
    var there = records.computeIfAbsent(record.getName(), name -> new ArrayList<>());
    if (!there.contains(record)) {
      there.add(record);
    }
    exists(record.getName());
  }

  /** The name, and all between it and the cluster's domain, exist even without records. */
  void exists(Name name) {
    for (var each = name; each.subdomain(config.domain()); each = new Name(each, 1)) {
      branches.add(each);
    }
  }

  void address(Name name, String ip, long seconds) {
    add(new ARecord(name, DClass.IN, seconds, Names.address(ip)));
  }

  void reverse(String ip, Name target, long seconds) {
    add(new PTRRecord(Names.reverse(ip), DClass.IN, seconds, target));
  }

  private SOARecord apex(long serial) {
    var domain = config.domain();
    var server = name("ns.dns").orElseThrow();
    var soa =
        new SOARecord(
            domain,
            DClass.IN,
            SHORT,
            server,
            name("hostmaster").orElseThrow(),
            serial,
            7200,
            1800,
            86_400,
            SHORT);
    add(soa);
    add(new NSRecord(domain, DClass.IN, SHORT, server));
    address(server, config.serverAddress(), LONG);
    add(new TXTRecord(name("dns-version").orElseThrow(), DClass.IN, LONG, SCHEMA_VERSION));
    Stream.of("svc", "pod").forEach(branch -> branches.add(name(branch).orElseThrow()));
    return soa;
  }

  /** Where no Service stands for the DNS server, its address has a name all the same. */
  private void ownServer(List<Service> services) {
    if (services.stream().noneMatch(service -> ObjectKey.of(service).equals(DNS_SERVICE))) {
      var name = name("kube-dns.kube-system.svc").orElseThrow();
      address(name, config.serverAddress(), LONG);
      reverse(config.serverAddress(), name, LONG);
    }
  }

  /** Grows with every change, as the revisions of the objects do. */
  private static long serial(List<Service> services, List<EndpointSlice> slices) {
    return Stream.concat(services.stream(), slices.stream())
            .map(HasMetadata::getMetadata)
            .mapToLong(metadata -> Revisions.parse(metadata.getResourceVersion()))
            .max()
            .orElse(1)
        & 0xffff_ffffL;
  }
}
