package io.drydock.kubeproxy.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Asks the resolvers outside the cluster, one after the other, by UDP and, where the answer does
 * not fit, by TCP. Each question has a port and a number of its own, so that answers are hard to
 * forge.
 */
final class Upstream {

  private static final Logger log = LoggerFactory.getLogger(Upstream.class);
  private static final int LARGEST_DATAGRAM = 65_535;

  private final List<InetSocketAddress> servers;
  private final Duration timeout;

  /** The server that answered last; asked first, so that a dead one costs one timeout only. */
  private volatile int preferred;

  /**
   * @param timeout for each server
   */
  Upstream(List<InetSocketAddress> servers, Duration timeout) {
    this.servers = List.copyOf(servers);
    this.timeout = timeout;
  }

  /** Adds what upstream answers and returns its code; SERVFAIL where nobody does. */
  int resolve(Name name, int type, Message answer) {
    int first = preferred;
    for (int i = 0; i < servers.size(); i++) {
      int index = (first + i) % servers.size();
      try {
        var reply = ask(servers.get(index), question(name, type));
        preferred = index;
        return copy(reply, answer);
      } catch (IOException e) {
        log.atDebug()
            .addKeyValue("server", servers.get(index))
            .addKeyValue("name", name)
            .addKeyValue("why", e.toString())
            .log("Upstream did not answer");
      }
    }
    return Rcode.SERVFAIL;
  }

  private static Message question(Name name, int type) {
    var query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.addRecord(new OPTRecord(Answerer.PAYLOAD, 0, 0), Section.ADDITIONAL);
    return query;
  }

  private static int copy(Message reply, Message answer) {
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL}) {
      reply.getSection(section).stream()
          .filter(r -> !(r instanceof OPTRecord))
          .forEach(r -> answer.addRecord(r, section));
    }
    return reply.getHeader().getRcode();
  }

  private Message ask(InetSocketAddress server, Message query) throws IOException {
    var reply = byUdp(server, query);
    return reply.getHeader().getFlag(Flags.TC) ? byTcp(server, query) : reply;
  }

  private Message byUdp(InetSocketAddress server, Message query) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(server);
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      byte[] wire = query.toWire();
      socket.send(new DatagramPacket(wire, wire.length));
      var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
      socket.receive(packet);
      return matching(query, Arrays.copyOf(packet.getData(), packet.getLength()));
    }
  }

  private Message byTcp(InetSocketAddress server, Message query) throws IOException {
    try (var socket = new Socket()) {
      int millis = Math.toIntExact(timeout.toMillis());
      socket.connect(server, millis);
      socket.setSoTimeout(millis);
      var out = new DataOutputStream(socket.getOutputStream());
      byte[] wire = query.toWire();
      out.writeShort(wire.length);
      out.write(wire);
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      return matching(query, in.readNBytes(in.readUnsignedShort()));
    }
  }

  private static Message matching(Message query, byte[] wire) throws IOException {
    var reply = new Message(wire);
    boolean fits =
        reply.getHeader().getID() == query.getHeader().getID()
            && query.getQuestion().equals(reply.getQuestion());
    if (!fits) {
      throw new IOException("the answer is not to this question");
    }
    return reply;
  }
}
