package io.drydock.kubeproxy.dns;

import io.drydock.lifecycle.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Answers a question from the cluster's zone or from upstream. Called by the server on a thread of
 * each question's own; the zone is replaced by another thread whenever the cluster changes.
 */
final class Answerer {

  /** What goes unfragmented through any network; also the most we say we take. */
  static final int PAYLOAD = 1232;

  private static final int LONGEST_ALIAS_CHAIN = 8;

  private final Upstream upstream;
  private final Clock clock;
  private final Duration patience;
  private @Nullable Zone zone;

  /**
   * @param patience how long questions wait for the first zone before they fail
   */
  Answerer(Upstream upstream, Clock clock, Duration patience) {
    this.upstream = upstream;
    this.clock = clock;
    this.patience = patience;
  }

  synchronized void use(Zone newZone) {
    zone = newZone;
    notifyAll();
  }

  /** Always an answer: what goes wrong is in its code. */
  Message answer(Message query) throws InterruptedException {
    var answer = new Message(query.getHeader().getID());
    copyHeader(query, answer.getHeader());
    query.getSection(Section.QUESTION).forEach(r -> answer.addRecord(r, Section.QUESTION));
    int code = fill(query, answer);
    answer.getHeader().setRcode(code & 0xf);
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(PAYLOAD, code >> 4, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  private static void copyHeader(Message query, Header header) {
    header.setFlag(Flags.QR);
    header.setFlag(Flags.RA);
    header.setOpcode(query.getHeader().getOpcode());
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
  }

  private int fill(Message query, Message answer) throws InterruptedException {
    var question = query.getQuestion();
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return Rcode.NOTIMP;
    }
    if (question == null || query.getSection(Section.QUESTION).size() != 1) {
      return Rcode.FORMERR;
    }
    if (query.getOPT() != null && query.getOPT().getVersion() != 0) {
      return Rcode.BADVERS;
    }
    var current = current();
    if (current == null) {
      return Rcode.SERVFAIL;
    }
    return question.getDClass() == DClass.IN
        ? resolve(question.getName(), question.getType(), current, answer, 0)
        : Rcode.REFUSED;
  }

  private int resolve(Name name, int type, Zone names, Message answer, int aliases)
      throws InterruptedException {
    return switch (names.lookup(name, type)) {
      case Lookup.Found(var records) -> found(records, name, type, names, answer, aliases);
      case Lookup.NoData() -> negative(names, answer, Rcode.NOERROR);
      case Lookup.NoName() -> negative(names, answer, Rcode.NXDOMAIN);
      case Lookup.Elsewhere() -> upstream.resolve(name, type, answer);
    };
  }

  /** An alias is followed here: stub resolvers do not ask again. */
  private int found(
      List<Record> records, Name asked, int type, Zone names, Message answer, int aliases)
      throws InterruptedException {
    answer.getHeader().setFlag(Flags.AA);
    records.forEach(r -> answer.addRecord(spelled(r, asked), Section.ANSWER));
    if (!(records.getFirst() instanceof CNAMERecord alias)
        || type == Type.CNAME
        || type == Type.ANY) {
      return Rcode.NOERROR;
    }
    return aliases == LONGEST_ALIAS_CHAIN
        ? Rcode.SERVFAIL
        : resolve(alias.getTarget(), type, names, answer, aliases + 1);
  }

  /** In the letter case of the question, by which some resolvers recognize a forged answer. */
  private static Record spelled(Record record, Name asked) {
    return record.withName(asked);
  }

  private static int negative(Zone names, Message answer, int code) {
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(names.authority(), Section.AUTHORITY);
    return code;
  }

  /** Questions that come before the first list of Services wait for it. */
  private synchronized @Nullable Zone current() throws InterruptedException {
    Instant deadline = clock.now().plus(patience);
    while (zone == null && clock.now().isBefore(deadline)) {
      clock.await(this, Duration.between(clock.now(), deadline));
    }
    return zone;
  }
}
