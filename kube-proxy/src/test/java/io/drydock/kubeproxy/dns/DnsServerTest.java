package io.drydock.kubeproxy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubeproxy.Manifests;
import io.drydock.kubeproxy.Objects;
import io.drydock.lifecycle.Clock;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The server over real sockets, asked as clients ask. */
class DnsServerTest {

  private static final Path FOLDER = Path.of("src/test/resources/dns");
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final ZoneConfig ZONE =
      ZoneConfig.of("cluster.local", "10.96.0.10", "10.244.0.0/16");

  private FakeUpstream upstream;
  private DnsServer server;

  @BeforeEach
  void start() throws Exception {
    upstream = new FakeUpstream();
    server = DnsServer.start(ANY_PORT, ZONE, List.of(upstream.address()), Clock.system());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    upstream.close();
  }

  static Stream<String> answers() throws IOException {
    return Files.readAllLines(FOLDER.resolve("answers.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answersAsTheTableSays(String line) throws Exception {
    publish();
    var question = line.substring(0, line.indexOf(" : ")).split("\\s+", -1);
    for (boolean tcp : List.of(false, true)) {
      var answer = ask(question[0], Type.value(question[1]), tcp);
      assertThat(describe(answer)).isEqualTo(line.substring(line.indexOf(" : ") + 3).strip());
      assertThat(answer.getQuestion().getName()).hasToString(question[0] + ".");
    }
  }

  @Test
  void followsAnAliasThatLeadsToItselfToAnEnd() throws Exception {
    publish();
    var answer = ask("loop.shop.svc.cluster.local", Type.A, false);
    assertThat(answer.getRcode()).isEqualTo(Rcode.SERVFAIL);
  }

  @Test
  void spellsTheNameAsItWasAsked() throws Exception {
    publish();
    var answer = ask("WeB.sHop.svc.cluster.local", Type.A, false);
    assertThat(answer.getSection(Section.ANSWER).getFirst().getName())
        .hasToString("WeB.sHop.svc.cluster.local.");
  }

  @Test
  void cutsAnAnswerThatDoesNotFitAndGivesAllOfItByTcp() throws Exception {
    var many =
        IntStream.range(0, 100)
            .mapToObj(i -> Objects.ready("10.244.1." + i, "node-1"))
            .toArray(Endpoint[]::new);
    server.publish(
        List.of(Objects.service("many", "None").build()), List.of(Objects.slice("many", many)));
    var name = "many.shop.svc.cluster.local";
    var plain = exchange(query(name, Type.A).toWire());
    assertThat(plain.numBytes()).isLessThanOrEqualTo(512);
    assertThat(plain.getHeader().getFlag(Flags.TC)).isTrue();
    var byTcp = ask(name, Type.A, true);
    assertThat(byTcp.getSection(Section.ANSWER)).hasSize(100);
    assertThat(byTcp.getHeader().getFlag(Flags.TC)).isFalse();
  }

  @Test
  void givesMoreByUdpToThoseWhoTakeMore() throws Exception {
    var some =
        IntStream.range(0, 50)
            .mapToObj(i -> Objects.ready("10.244.1." + i, "node-1"))
            .toArray(Endpoint[]::new);
    server.publish(
        List.of(Objects.service("some", "None").build()), List.of(Objects.slice("some", some)));
    var query = query("some.shop.svc.cluster.local", Type.A);
    query.addRecord(new org.xbill.DNS.OPTRecord(4096, 0, 0), Section.ADDITIONAL);
    var answer = exchange(query.toWire());
    assertThat(answer.getSection(Section.ANSWER)).hasSize(50);
    assertThat(answer.getOPT().getPayloadSize()).isEqualTo(1232);
  }

  @Test
  void holdsQuestionsUntilTheClusterIsKnown() throws Exception {
    var early =
        CompletableFuture.supplyAsync(() -> {
          try {
            return ask("web.shop.svc.cluster.local", Type.A, false);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    await().pollDelay(Duration.ofMillis(200)).until(() -> !early.isDone());
    publish();
    assertThat(early.join().getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 11, 12, 13, 29})
  void ignoresWhatIsNoQuestion(int length) throws Exception {
    publish();
    byte[] wire = query("web.shop.svc.cluster.local", Type.A).toWire();
    assertThatThrownBy(() -> exchange(Arrays.copyOf(wire, length)))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(exchange(wire).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void ignoresAnswersLestTwoServersTalkForEver() throws Exception {
    var answer = query("web.shop.svc.cluster.local", Type.A);
    answer.getHeader().setFlag(Flags.QR);
    assertThatThrownBy(() -> exchange(answer.toWire())).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void refusesWhatItDoesNotDo() throws Exception {
    publish();
    var update = query("web.shop.svc.cluster.local", Type.A);
    update.getHeader().setOpcode(Opcode.UPDATE);
    assertThat(exchange(update.toWire()).getRcode()).isEqualTo(Rcode.NOTIMP);
    var name = Name.fromConstantString("web.shop.svc.cluster.local.");
    var chaos = Message.newQuery(Record.newRecord(name, Type.A, DClass.CHAOS));
    assertThat(exchange(chaos.toWire()).getRcode()).isEqualTo(Rcode.REFUSED);
    var future = query("web.shop.svc.cluster.local", Type.A);
    future.addRecord(new org.xbill.DNS.OPTRecord(512, 0, 7), Section.ADDITIONAL);
    assertThat(exchange(future.toWire()).getRcode()).isEqualTo(Rcode.BADVERS);
  }

  @Test
  void asksTheNextUpstreamWhereTheFirstIsDeadAndThenThatOneFirst() throws Exception {
    var closed = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    var both = List.of(closed, upstream.address());
    try (var second = DnsServer.start(ANY_PORT, ZONE, both, Clock.system())) {
      second.publish(List.of(), List.of());
      assertThat(resolver(second, false).send(query("outside.example", Type.A)).getRcode())
          .isEqualTo(Rcode.NOERROR);
      assertThat(upstream.asked()).isEqualTo(1);
    }
  }

  @Test
  void failsQuicklyWithoutAnyUpstream() throws Exception {
    try (var alone = DnsServer.start(ANY_PORT, ZONE, List.of(), Clock.system())) {
      alone.publish(List.of(), List.of());
      assertThat(resolver(alone, false).send(query("outside.example", Type.A)).getRcode())
          .isEqualTo(Rcode.SERVFAIL);
    }
  }

  @Test
  void saysWhoMustGiveWayWhereTheAddressIsTaken() {
    assertThatThrownBy(() -> DnsServer.start(server.address(), ZONE, List.of(), Clock.system()))
        .hasMessageContaining("cannot listen on")
        .hasMessageContaining("Stop what else uses that address");
  }

  private void publish() throws IOException {
    var manifests = Manifests.read(Files.readString(FOLDER.resolve("zone.yaml")));
    server.publish(manifests.services(), manifests.slices());
  }

  private Message ask(String name, int type, boolean tcp) throws IOException {
    return resolver(server, tcp).send(query(name, type));
  }

  private static SimpleResolver resolver(DnsServer server, boolean tcp) {
    var resolver = new SimpleResolver(server.address());
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(10));
    resolver.setIgnoreTruncation(true);
    return resolver;
  }

  private static Message query(String name, int type) throws IOException {
    return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
  }

  /** Bytes there and back, as they are. */
  private Message exchange(byte[] wire) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(server.address());
      socket.setSoTimeout(500);
      socket.send(new DatagramPacket(wire, wire.length));
      var packet = new DatagramPacket(new byte[4096], 4096);
      socket.receive(packet);
      return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
  }

  private static String describe(Message answer) {
    var words = new ArrayList<String>();
    var header = answer.getHeader();
    words.add(Rcode.string(answer.getRcode()) + (header.getFlag(Flags.AA) ? " aa |" : " |"));
    var records =
        answer.getSection(Section.ANSWER).stream()
            .map(r -> r.getTTL() + " " + Type.string(r.getType()) + " " + r.rdataToString());
    var ordered = records.sorted(DnsServerTest::aliasesFirst).toList();
    words.add(String.join(" | ", ordered));
    answer.getSection(Section.AUTHORITY).stream()
        .map(r -> (ordered.isEmpty() ? "" : "| ") + "authority " + Type.string(r.getType()))
        .forEach(words::add);
    return String.join(" ", words).replace("  ", " ").strip();
  }

  private static int aliasesFirst(String left, String right) {
    boolean leftAlias = left.contains("CNAME");
    return leftAlias != right.contains("CNAME") ? (leftAlias ? -1 : 1) : left.compareTo(right);
  }
}
