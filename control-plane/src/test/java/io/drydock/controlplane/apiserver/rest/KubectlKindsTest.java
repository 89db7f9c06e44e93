package io.drydock.controlplane.apiserver.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl's commands for kinds beyond pods and deployments; "create" sends protobuf. */
@Timeout(120)
class KubectlKindsTest {
  private static RunningDoor door;
  private static Kubectl kubectl;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    door = new RunningDoor(folder);
    kubectl = door.kubectl();
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create job j1 --image=busybox -- true",
        "create cronjob cj1 --image=busybox --schedule=*/5_*_*_*_* -- true",
        "create role r1 --verb=get --resource=pods",
        "create clusterrole cr1 --verb=get,list --resource=pods,deployments.apps",
        "create rolebinding rb1 --role=r1 --user=u --serviceaccount=default:default",
        "create clusterrolebinding crb1 --clusterrole=cr1 --group=g",
        "create quota q1 --hard=pods=3,limits.cpu=2",
        "create poddisruptionbudget pdb1 --selector=app=a --min-available=1",
        "create priorityclass pc1 --value=100 --description=x",
        "create ingress i1 --rule=a.example/path*=svc:80",
        "create namespace kn1",
        "create serviceaccount sa1",
        "create configmap cm1 --from-literal=a=b",
        "create secret generic s1 --from-literal=a=b",
        "create service nodeport np1 --tcp=80:80",
      })
  void itIsCreated(String command) throws Exception {
    String[] arguments = command.split(" ");
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          arguments[i].startsWith("--schedule") ? "--schedule=*/5 * * * *" : arguments[i];
    }

    assertThat(kubectl.run(arguments).output()).contains("created");
  }

  @Test
  void anAutoscalerOfADeploymentIsMade() throws Exception {
    assertThat(kubectl.run("create", "deployment", "scaled", "--image=busybox").output())
        .contains("created");
    assertThat(
            kubectl
                .run("autoscale", "deployment", "scaled", "--max=5", "--cpu-percent=70")
                .output())
        .contains("autoscaled");
    assertThat(kubectl.run("get", "hpa", "scaled").rows())
        .anyMatch(row -> row.startsWith("scaled Deployment/scaled cpu: <unknown>/70% 1 5 0"));
    List<String> all = kubectl.run("get", "all", "-o", "name").output().lines().toList();
    assertThat(all)
        .contains("deployment.apps/scaled", "horizontalpodautoscaler.autoscaling/scaled");
  }

  @Test
  void usersAskWhoTheyAreAndWhatTheyMayDo() throws Exception {
    assertThat(kubectl.run("auth", "whoami").output())
        .contains("kubernetes-admin", "system:masters", "system:authenticated");
    assertThat(kubectl.run("auth", "can-i", "create", "pods").output()).contains("yes");
    assertThat(kubectl.run("auth", "can-i", "--list").output()).contains("*.*");
  }

  @Test
  void componentStatusesAreShown() throws Exception {
    assertThat(kubectl.run("get", "cs").rows())
        .anyMatch(row -> row.startsWith("etcd-0 Healthy ok"));
  }
}
