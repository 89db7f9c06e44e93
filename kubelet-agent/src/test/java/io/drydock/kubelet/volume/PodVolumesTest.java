package io.drydock.kubelet.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.kubelet.env.GivenObjects;
import io.drydock.kubelet.runtime.Mount;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodVolumesTest {
  @TempDir private Path root;
  private final GivenObjects objects = new GivenObjects();
  private PodVolumes volumes;

  @BeforeEach
  void make() {
    var dns = new DnsSettings("10.96.0.10", "cluster.local", List.of("nameserver 9.9.9.9"));
    volumes = new PodVolumes(root, objects, Map.of(), dns);
  }

  @Test
  void aConfigMapIsFilesThatChangeTogether() throws Exception {
    objects.configMap("cm", Map.of("a", "1", "b", "2"));
    Pod pod = pod(configMap("cfg", "cm"));
    volumes.prepare(pod);
    Path folder = volumes.folder(pod).volume("configmap", "cfg");
    assertThat(folder.resolve("a")).hasContent("1");
    assertThat(Files.readSymbolicLink(folder.resolve("a"))).isEqualTo(Path.of("..data/a"));
    Path before = folder.resolve("..data").toRealPath();

    objects.configMap("cm", Map.of("b", "3", "c", "4"));
    volumes.refresh(pod);
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b")).hasContent("3");
    assertThat(folder.resolve("c")).hasContent("4");
    assertThat(before).doesNotExist();
  }

  @Test
  void aServiceAccountsTokenIsAFile() throws Exception {
    Volume volume =
        new VolumeBuilder()
            .withName("access")
            .withNewProjected()
            .withDefaultMode(0644)
            .addNewSource()
            .withNewServiceAccountToken("vault", 600L, "vault-token", null)
            .endSource()
            .endProjected()
            .build();
    Pod pod = pod(volume);
    pod.getSpec().setServiceAccountName("builder");
    volumes.prepare(pod);
    assertThat(volumes.folder(pod).volume("projected", "access").resolve("vault-token"))
        .hasContent("builder for vault, 600 s");
  }

  @Test
  void whatHasNotChangedStaysWhereItIs() throws Exception {
    objects.configMap("cm", Map.of("a", "1"));
    Pod pod = pod(configMap("cfg", "cm"));
    volumes.prepare(pod);
    Path data = volumes.folder(pod).volume("configmap", "cfg").resolve("..data");
    Path before = data.toRealPath();
    volumes.refresh(pod);
    assertThat(data.toRealPath()).isEqualTo(before);
  }

  @Test
  void itemsAndModes() throws Exception {
    objects.secret("s", Map.of("key", "secret", "other", "x"));
    Volume volume =
        new VolumeBuilder()
            .withName("v")
            .withNewSecret()
            .withSecretName("s")
            .withDefaultMode(0400)
            .withItems(new KeyToPathBuilder().withKey("key").withPath("sub/file").build())
            .endSecret()
            .build();
    Pod pod = pod(volume);
    volumes.prepare(pod);
    Path folder = volumes.folder(pod).volume("secret", "v");
    assertThat(folder.resolve("sub/file")).hasContent("secret");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("sub/file"))))
        .isEqualTo("r--------");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void aMissingConfigMapIsAFailedMount() {
    Pod pod = pod(configMap("cfg", "nope"));
    assertThatThrownBy(() -> volumes.prepare(pod))
        .isInstanceOf(VolumeException.class)
        .hasMessage("MountVolume.SetUp failed for volume \"cfg\" : configmap \"nope\" not found");
  }

  @Test
  void anItemMayNotLeadOut() {
    objects.configMap("cm", Map.of("a", "1"));
    Volume volume =
        new VolumeBuilder()
            .withName("v")
            .withNewConfigMap()
            .withName("cm")
            .withItems(new KeyToPathBuilder().withKey("a").withPath("../../evil").build())
            .endConfigMap()
            .build();
    assertThatThrownBy(() -> volumes.prepare(pod(volume))).hasMessageContaining("leads out");
  }

  @Test
  void downwardApi() throws Exception {
    Volume volume =
        new VolumeBuilder()
            .withName("info")
            .withNewDownwardAPI()
            .addNewItem()
            .withPath("labels")
            .withNewFieldRef("v1", "metadata.labels")
            .endItem()
            .endDownwardAPI()
            .build();
    Pod pod = pod(volume);
    volumes.prepare(pod);
    assertThat(volumes.folder(pod).volume("downward-api", "info").resolve("labels"))
        .hasContent("app=\"vote\"\ntier=\"web\"");
  }

  @Test
  void memoryIsATmpfsUntilThePodGoes() throws Exception {
    Volume volume =
        new VolumeBuilder()
            .withName("fast")
            .withNewEmptyDir()
            .withMedium("Memory")
            .withNewSizeLimit("1Mi")
            .endEmptyDir()
            .build();
    Pod pod = pod(volume);
    volumes.prepare(pod);
    Path folder = volumes.folder(pod).volume("empty-dir", "fast");
    assertThat(Files.getFileStore(folder).type()).isEqualTo("tmpfs");
    volumes.remove("u1");
    assertThat(volumes.folder(pod).path()).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/self/mounts"))).doesNotContain(root.toString());
  }

  @Test
  void mounts() throws Exception {
    objects.configMap("cm", Map.of("nginx.conf", "x"));
    Pod pod = pod(configMap("cfg", "cm"), emptyDir("data"));
    volumes.prepare(pod);
    List<Mount> mounts =
        new ContainerMounts(pod, container(), volumes.folder(pod)).of(0, Map.of("ID", "7"));
    assertThat(mounts)
        .extracting(Mount::containerPath)
        .containsExactly(
            "/data", "/etc/nginx.conf", "/etc/hosts", "/etc/resolv.conf", "/dev/termination-log");
    assertThat(mounts.getFirst().hostPath()).endsWith("/data/run-7");
    assertThat(mounts.get(1).readOnly()).isTrue();
    assertThat(Path.of(mounts.get(1).hostPath())).hasContent("x");
    assertThat(mounts).allSatisfy(mount -> assertThat(Path.of(mount.hostPath())).exists());
  }

  @Test
  void aLinkInAVolumeMayNotLeadOut() throws Exception {
    Pod pod = pod(emptyDir("data"));
    volumes.prepare(pod);
    Path data = volumes.folder(pod).volume("empty-dir", "data");
    Files.createSymbolicLink(data.resolve("run-7"), Path.of("/etc"));
    var mounts = new ContainerMounts(pod, container(), volumes.folder(pod));
    assertThatThrownBy(() -> mounts.of(0, Map.of("ID", "7"))).hasMessageContaining("leads out");
  }

  @Test
  void hostsAndNames() throws Exception {
    Pod pod = new PodBuilder(pod()).editSpec().withSubdomain("sub").endSpec().build();
    volumes.prepare(pod);
    volumes.writeHosts(pod, List.of("10.244.0.5"));
    assertThat(Files.readString(volumes.folder(pod).hosts()))
        .contains("10.244.0.5\tweb.sub.default.svc.cluster.local\tweb\n");
    assertThat(volumes.folder(pod).resolvConf())
        .hasContent(
            "search default.svc.cluster.local svc.cluster.local cluster.local\n"
                + "nameserver 10.96.0.10\noptions ndots:5\n");
  }

  @Test
  void dnsPolicies() {
    var dns =
        new DnsSettings("10.96.0.10", "cluster.local", List.of("nameserver 9.9.9.9", "search lan"));
    Pod ofNode = new PodBuilder(pod()).editSpec().withDnsPolicy("Default").endSpec().build();
    Pod own =
        new PodBuilder(pod())
            .editSpec()
            .withDnsPolicy("None")
            .withNewDnsConfig()
            .withNameservers("1.1.1.1")
            .addNewOption("ndots", "2")
            .endDnsConfig()
            .endSpec()
            .build();
    assertThat(ResolvConf.text(ofNode, dns)).isEqualTo("search lan\nnameserver 9.9.9.9\n");
    assertThat(ResolvConf.text(own, dns)).isEqualTo("nameserver 1.1.1.1\noptions ndots:2\n");
  }

  private static Container container() {
    return new ContainerBuilder()
        .withName("app")
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/data")
        .withSubPathExpr("run-$(ID)")
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("cfg")
        .withMountPath("/etc/nginx.conf")
        .withSubPath("nginx.conf")
        .endVolumeMount()
        .build();
  }

  private static Volume configMap(String name, String map) {
    return new VolumeBuilder()
        .withName(name)
        .withNewConfigMap()
        .withName(map)
        .endConfigMap()
        .build();
  }

  private static Volume emptyDir(String name) {
    return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
  }

  private static Pod pod(Volume... volumes) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("web")
        .withUid("u1")
        .withLabels(Map.of("app", "vote", "tier", "web"))
        .endMetadata()
        .withNewSpec()
        .withVolumes(volumes)
        .endSpec()
        .build();
  }
}
