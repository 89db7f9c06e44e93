package io.drydock.cli.lab.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.cli.config.ClusterFolder;
import io.drydock.cli.lab.TestClusters;
import io.drydock.cli.lab.spec.NodeSpec;
import io.drydock.cli.output.CliException;
import io.drydock.client.PeerIdentity;
import io.drydock.client.TlsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  @TempDir Path home;
  private ClusterFolder folder;

  @BeforeEach
  void create() throws Exception {
    folder = new ClusterFolder(home.resolve("lab"));
    folder.create();
  }

  @Test
  void everyIdentityIsSignedByTheAuthority() throws Exception {
    new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW);
    X509Certificate authority = read("ca");
    authority.verify(authority.getPublicKey());
    for (String name :
        List.of(
            "admin",
            "kube-apiserver",
            "kube-apiserver-kubelet-client",
            "etcd-server",
            "drydock-apiserver",
            "lab-supervisor",
            "kube-proxy",
            "node-node-1",
            "node-node-2")) {
      X509Certificate certificate = read(name);
      certificate.verify(authority.getPublicKey());
      certificate.checkValidity(java.util.Date.from(NOW));
      assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    }
  }

  @Test
  void identitiesAreThoseOfKubernetes() throws Exception {
    new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW);
    assertThat(PeerIdentity.of(read("admin")))
        .isEqualTo(new PeerIdentity("kubernetes-admin", List.of("system:masters")));
    assertThat(PeerIdentity.of(read("node-node-1")))
        .isEqualTo(new PeerIdentity("system:node:node-1", List.of("system:nodes")));
    assertThat(PeerIdentity.of(read("kube-proxy")))
        .isEqualTo(new PeerIdentity("system:kube-proxy", List.of("system:node-proxiers")));
    assertThat(names(read("kube-apiserver")))
        .contains(
            "localhost",
            "kubernetes",
            "kubernetes.default.svc",
            "127.0.0.1",
            "198.18.97.1",
            "10.96.0.1");
    assertThat(names(read("node-node-2"))).containsExactly("node-2", "198.18.97.12");
    assertThat(read("admin").getSubjectAlternativeNames()).isNull();
  }

  @Test
  void filesMakeTlsContextsAndAreTheirOwnersOnly() throws Exception {
    new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW);
    var tls =
        new TlsFiles(
            folder.certificateAuthority(),
            folder.certificate("node-node-1"),
            folder.key("node-node-1"));
    assertThat(tls.client()).isNotNull();
    assertThat(tls.server()).isNotNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.key("admin"))))
        .isEqualTo("rw-------");
  }

  @Test
  void authorityAndUsagesAreMarked() throws Exception {
    new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW);
    assertThat(read("ca").getBasicConstraints()).isNotNegative();
    assertThat(read("ca").getKeyUsage()).startsWith(true, false, false, false, false, true, true);
    assertThat(read("admin").getBasicConstraints()).isNegative();
    assertThat(read("admin").getKeyUsage()).startsWith(true, false);
    assertThat(read("admin").getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(read("node-node-1").getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(read("admin").getNonCriticalExtensionOIDs()).contains("2.5.29.14", "2.5.29.35");
  }

  @Test
  void aSecondTimeOnlyMakesWhatIsMissing() throws Exception {
    var spec = TestClusters.twoNodes("lab");
    new Pki(folder).ensure(spec, NOW);
    byte[] before = Files.readAllBytes(folder.certificate("admin"));
    Files.delete(folder.certificate("kube-proxy"));
    new Pki(folder).ensure(spec.with(new NodeSpec("node-3", 3, "1", "1Gi", true)), NOW);
    assertThat(folder.certificate("admin")).hasBinaryContent(before);
    read("kube-proxy").verify(read("ca").getPublicKey());
    read("node-node-3").verify(read("ca").getPublicKey());
  }

  @Test
  void anUnreadableAuthorityIsOneSentence() throws Exception {
    Files.writeString(folder.certificate("ca"), "nonsense");
    assertThatThrownBy(() -> new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(folder.pki().toString())
        .hasMessageContaining("drydock down");
  }

  @Test
  void aForeignFileIsNamedWithTheRemedy() throws Exception {
    var other = new ClusterFolder(home.resolve("other"));
    other.create();
    var spec = TestClusters.twoNodes("lab");
    new Pki(folder).ensure(spec, NOW);
    new Pki(other).ensure(spec, NOW);
    replace(folder.certificate("admin"), other.certificate("admin"));
    assertProblem("admin.crt is not of this cluster's authority");
    replace(folder.key("admin"), other.key("admin"));
    assertProblem("admin.crt is not of this cluster's authority");
    new Pki(other).ensure(spec, NOW);
    Files.delete(folder.certificate("admin"));
    new Pki(folder).ensure(spec, NOW);
    replace(folder.key("kube-proxy"), other.key("kube-proxy"));
    assertProblem("kube-proxy.key is not the key of kube-proxy.crt");
    replace(folder.certificate("ca"), other.certificate("ca"));
    assertProblem("ca.key is not the key of ca.crt");
  }

  @Test
  void aClockThatIsBehindIsNamed() throws Exception {
    var spec = TestClusters.twoNodes("lab");
    new Pki(folder).ensure(spec, NOW);
    assertThatThrownBy(() -> new Pki(folder).ensure(spec, NOW.minus(java.time.Duration.ofDays(3))))
        .hasMessageContaining("this host's clock says 2025-12-30");
  }

  private void assertProblem(String words) {
    assertThatThrownBy(() -> new Pki(folder).ensure(TestClusters.twoNodes("lab"), NOW))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("`drydock down --name lab`");
  }

  private static void replace(Path file, Path by) throws Exception {
    Files.write(file, Files.readAllBytes(by));
  }

  private X509Certificate read(String name) throws Exception {
    return PemFiles.certificate(folder.certificate(name));
  }

  private static List<String> names(X509Certificate certificate) throws Exception {
    return certificate.getSubjectAlternativeNames().stream()
        .map(entry -> entry.get(1).toString())
        .toList();
  }
}
