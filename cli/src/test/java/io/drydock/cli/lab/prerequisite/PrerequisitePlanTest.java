package io.drydock.cli.lab.prerequisite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrerequisitePlanTest {
  @Test
  void nothingIsDoneWhereAllIsThere() {
    assertThat(PrerequisitePlan.decide(facts(true, true), true, true)).isEmpty();
  }

  @Test
  void withoutRootOrLinuxTheComposeLabIsOffered() {
    var noRoot = new HostFacts(true, false, true, true, allBut());
    var noLinux = new HostFacts(false, false, false, true, Set.of());
    assertThat(refusal(noRoot, true)).contains("sudo").contains("docker compose up -d");
    assertThat(refusal(noLinux, true)).contains("needs Linux").contains("docker compose up -d");
  }

  @Test
  void whatIsMissingIsInstalledAndDockerStarted() {
    var bare = new HostFacts(true, true, true, false, Set.of("IPROUTE", "UTIL_LINUX"));
    List<Step> steps = PrerequisitePlan.decide(bare, true, true);
    assertThat(steps).hasSize(2);
    assertThat(steps.getFirst())
        .isEqualTo(
            new Step.Install(
                List.of(
                    Requirement.ETCD,
                    Requirement.DOCKER,
                    Requirement.IPTABLES,
                    Requirement.CONNTRACK,
                    Requirement.CNI,
                    Requirement.BUSYBOX)));
    assertThat(steps.getLast()).isInstanceOf(Step.StartDocker.class);
  }

  @Test
  void anEtcdOfSomebodyElseNeedsNoPackage() {
    var facts = new HostFacts(true, true, true, true, allBut(Requirement.ETCD));
    assertThat(PrerequisitePlan.decide(facts, false, true)).isEmpty();
    assertThat(PrerequisitePlan.decide(facts, true, true))
        .containsExactly(new Step.Install(List.of(Requirement.ETCD)));
  }

  @Test
  void anEngineThatAnswersIsEnough() {
    var facts = new HostFacts(true, true, true, true, allBut(Requirement.DOCKER));
    assertThat(PrerequisitePlan.decide(facts, true, true)).isEmpty();
  }

  @Test
  void noInstallNamesPackagesInstead() {
    var facts = new HostFacts(true, true, true, true, allBut(Requirement.ETCD, Requirement.CNI));
    assertThat(refusal(facts, false))
        .contains("apt-get install etcd-server containernetworking-plugins")
        .contains("--no-install");
    var noApt = new HostFacts(true, true, false, true, allBut(Requirement.ETCD));
    assertThat(refusal(noApt, true))
        .contains("Missing on this host: etcd")
        .contains("package manager");
  }

  private static String refusal(HostFacts facts, boolean mayInstall) {
    List<Step> steps = PrerequisitePlan.decide(facts, true, mayInstall);
    assertThat(steps).singleElement().isInstanceOf(Step.Refuse.class);
    return ((Step.Refuse) steps.getFirst()).sentence();
  }

  private static HostFacts facts(boolean root, boolean docker) {
    return new HostFacts(true, root, true, docker, allBut());
  }

  private static Set<String> allBut(Requirement... missing) {
    return Arrays.stream(Requirement.values())
        .filter(requirement -> !List.of(missing).contains(requirement))
        .map(Requirement::name)
        .collect(Collectors.toSet());
  }
}
