package io.drydock.kubeproxy.dns;

import java.util.List;
import org.xbill.DNS.Record;

/** What the cluster's zone knows about a name and a type. */
sealed interface Lookup {

  /** The records, or the alias that stands for them. */
  record Found(List<Record> records) implements Lookup {}

  /** The name exists, but has no record of that type (an AAAA question, mostly). */
  record NoData() implements Lookup {}

  /** There is no such name in the cluster. */
  record NoName() implements Lookup {}

  /** The name is not the cluster's: ask upstream. */
  record Elsewhere() implements Lookup {}
}
