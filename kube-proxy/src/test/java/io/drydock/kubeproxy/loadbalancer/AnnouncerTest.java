package io.drydock.kubeproxy.loadbalancer;

import static io.drydock.kubeproxy.Objects.loadBalancer;
import static io.drydock.kubeproxy.Objects.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubeproxy.backend.NodeLab;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real nodes and a neighbour that remembers whom it asked. */
class AnnouncerTest {

  private static final String ADDRESS = "10.89.99.200";
  private static final Service WEB = loadBalancer("web", "10.96.0.5", 30_080, ADDRESS).build();
  private static final List<Node> BOTH = List.of(node("n1", true), node("n2", true));
  private static final List<Node> FIRST = List.of(node("n1", true), node("n2", false));
  private static final List<Node> SECOND = List.of(node("n1", false), node("n2", true));

  private final List<Action> announced = new ArrayList<>();
  private NodeLab lab;
  private Announcer first;
  private Announcer second;

  @BeforeEach
  void makeLab() throws Exception {
    lab = new NodeLab();
    lab.node(1);
    lab.node(2);
    first = announcer("n1");
    second = announcer("n2");
  }

  @AfterEach
  void removeLab() throws Exception {
    lab.close();
  }

  @Test
  void theAddressMovesAndTheNeighboursFollowAtOnce() throws Exception {
    sync(FIRST);
    assertThat(announced).hasSize(1);
    assertThat(pings()).isTrue();
    assertThat(neighbour()).contains(hardwareAddress("n1"));

    lab.in("n1", "ip link set eth0 down"); // a power cut: nobody withdraws anything
    second.sync(List.of(WEB), List.of(), SECOND);
    await().atMost(Duration.ofSeconds(3)).until(() -> neighbour().contains(hardwareAddress("n2")));
    assertThat(pings()).isTrue();
  }

  @Test
  void oneOfTwoAnnouncesAndAnotherTurnChangesNothing() throws Exception {
    sync(BOTH);
    sync(BOTH);
    assertThat(announced).hasSize(1);
    assertThat(pings()).isTrue();
  }

  @Test
  void aSuccessorGivesUpWhatIsNoLongerOursAndOnlyThat() throws Exception {
    sync(FIRST);
    lab.in("n1", "ip addr add 10.89.99.77/24 dev eth0");
    announcer("n1").sync(List.of(), List.of(), FIRST);
    assertThat(lab.commands("n1").require("ip", "-4", "addr", "show", "dev", "eth0"))
        .contains("10.89.99.11/24", "10.89.99.77/24")
        .doesNotContain(ADDRESS);
  }

  @Test
  void anAddressThatSomeoneTookAwayComesBack() throws Exception {
    sync(FIRST);
    lab.in("n1", "ip addr del " + ADDRESS + "/32 dev eth0");
    sync(FIRST);
    assertThat(pings()).isTrue();
  }

  @Test
  void withdrawsAllInTheEnd() throws Exception {
    sync(FIRST);
    first.withdrawAll();
    assertThat(new AddressBook(lab.commands("n1"), "eth0").held()).isEmpty();
  }

  @Test
  void saysWhichFlagNamesTheInterface() {
    assertThatThrownBy(() -> new AddressBook(lab.commands("n1"), "eth9").probe())
        .hasMessageContaining("no interface eth9")
        .hasMessageContaining("--interface");
    assertThatThrownBy(() -> new AddressBook(lab.commands("n1"), "averylongname0"))
        .hasMessageContaining("--interface=averylongname0 is too long");
  }

  private Announcer announcer(String node) {
    return new Announcer(node, new AddressBook(lab.commands(node), "eth0"), announced::add);
  }

  private void sync(List<Node> nodes) throws InterruptedException {
    first.sync(List.of(WEB), List.of(), nodes);
    second.sync(List.of(WEB), List.of(), nodes);
  }

  private boolean pings() throws InterruptedException {
    return lab.commands("out").run("busybox", "ping", "-c", "1", "-W", "2", ADDRESS).succeeded();
  }

  private String neighbour() throws InterruptedException {
    return lab.commands("out").require("ip", "neigh", "show", ADDRESS);
  }

  private String hardwareAddress(String node) throws InterruptedException {
    return lab.commands(node).require("cat", "/sys/class/net/eth0/address").strip();
  }
}
