package io.drydock.kubeproxy.dns;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.Loop;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A resolver of the world outside: it knows four names, is silent about one and cuts one short. */
final class FakeUpstream implements AutoCloseable {

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Loop udpLoop;
  private final Loop tcpLoop;
  private final AtomicInteger asked = new AtomicInteger();

  FakeUpstream() throws IOException {
    // An address of its own among the loopback ones: the port is free there for both protocols.
    var random = ThreadLocalRandom.current();
    var own = InetAddress.ofLiteral("127.5." + random.nextInt(256) + "." + random.nextInt(1, 255));
    tcp = new ServerSocket(0, 10, own);
    udp = new DatagramSocket(tcp.getLocalSocketAddress());
    udpLoop = Loop.start("fake-udp", Clock.system(), this::answerDatagram);
    tcpLoop = Loop.start("fake-tcp", Clock.system(), this::answerConnection);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  int asked() {
    return asked.get();
  }

  private void answerDatagram() throws IOException {
    var packet = new DatagramPacket(new byte[4096], 4096);
    udp.receive(packet);
    asked.incrementAndGet();
    var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    if (query.getQuestion().getName().toString().startsWith("silent")) {
      return;
    }
    var answer = answer(query);
    if (query.getQuestion().getName().toString().startsWith("big")) {
      answer.removeAllRecords(Section.ANSWER);
      answer.getHeader().setFlag(Flags.TC);
    }
    byte[] wire = answer.toWire();
    udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
  }

  private void answerConnection() throws IOException {
    try (var connection = tcp.accept()) {
      var in = new DataInputStream(connection.getInputStream());
      byte[] wire = answer(new Message(in.readNBytes(in.readUnsignedShort()))).toWire();
      var out = new DataOutputStream(connection.getOutputStream());
      out.writeShort(wire.length);
      out.write(wire);
    }
  }

  private static Message answer(Message query) throws IOException {
    var question = query.getQuestion();
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question, Section.QUESTION);
    switch (question.getName().toString()) {
      case "outside.example." -> add(answer, Type.A, "192.0.2.1");
      case "big.example." -> add(answer, Type.TXT, "\"by TCP\"");
      case "1.2.0.192.in-addr.arpa." -> add(answer, Type.PTR, "outside.example.");
      default -> {
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
        var soa = "ns.example. root.example. 1 2 3 4 5";
        var zone = Name.fromConstantString("example.");
        answer.addRecord(
            Record.fromString(zone, Type.SOA, DClass.IN, 60, soa, Name.root), Section.AUTHORITY);
      }
    }
    return answer;
  }

  private static void add(Message answer, int type, String data) throws IOException {
    if (answer.getQuestion().getType() == type) {
      var name = answer.getQuestion().getName();
      answer.addRecord(
          Record.fromString(name, type, DClass.IN, 60, data, Name.root), Section.ANSWER);
    }
  }

  @Override
  public void close() throws Exception {
    udpLoop.close();
    tcpLoop.close();
    udp.close();
    tcp.close();
  }
}
