package io.drydock.kubeproxy.dns;

import io.drydock.kubeproxy.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * All names of the cluster at one moment (Kubernetes, "DNS for Services and Pods"). Immutable; made
 * by {@link ZoneBuilder} and looked up by many threads.
 */
final class Zone {

  private final ZoneConfig config;
  private final SOARecord authority;
  private final Map<Name, List<Record>> records;

  /** Names without records of their own that others lie under: they exist. */
  private final Set<Name> branches;

  Zone(
      ZoneConfig config, SOARecord authority, Map<Name, List<Record>> records, Set<Name> branches) {
    this.config = config;
    this.authority = authority;
    this.records = records;
    this.branches = branches;
  }

  /** What negative answers name as their source. */
  SOARecord authority() {
    return authority;
  }

  Lookup lookup(Name name, int type) {
    var found = records.get(name);
    if (found != null) {
      return ofType(found, type);
    }
    if (name.subdomain(config.domain())) {
      return branches.contains(name) ? new Lookup.NoData() : pod(name, type);
    }
    return isOurReverse(name) ? new Lookup.NoName() : new Lookup.Elsewhere();
  }

  private static Lookup ofType(List<Record> found, int type) {
    var matching =
        found.stream()
            .filter(r -> r.getType() == type || type == Type.ANY || r.getType() == Type.CNAME)
            .toList();
    return matching.isEmpty() ? new Lookup.NoData() : new Lookup.Found(matching);
  }

  /** "10-244-1-5.shop.pod.cluster.local": any address, as it stands in the name. */
  private Lookup pod(Name name, int type) {
    var relative = name.relativize(config.domain());
    if (relative.labels() != 3 || !relative.getLabelString(2).equalsIgnoreCase("pod")) {
      return new Lookup.NoName();
    }
    Optional<Record> record =
        Names.fromDashes(relative.getLabelString(0))
            .map(ip -> new ARecord(name, DClass.IN, ZoneBuilder.SHORT, Names.address(ip)));
    return record.map(r -> ofType(List.of(r), type)).orElseGet(Lookup.NoName::new);
  }

  private boolean isOurReverse(Name name) {
    return Names.reversed(name)
        .filter(ip -> Addresses.contains(config.clusterCidr(), ip))
        .isPresent();
  }
}
