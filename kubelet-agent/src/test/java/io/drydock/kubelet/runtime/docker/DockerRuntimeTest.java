package io.drydock.kubelet.runtime.docker;

import io.drydock.kubelet.runtime.ContainerRuntime;
import io.drydock.kubelet.runtime.StreamsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerRuntimeTest extends StreamsContract {
  private DockerFixture docker;

  @BeforeAll
  void connect() {
    docker = new DockerFixture();
  }

  @AfterEach
  void removeContainers() {
    docker.removeAll();
  }

  @AfterAll
  void leaveNothing() {
    docker.close();
  }

  @Override
  protected ContainerRuntime runtime() {
    return docker.runtime();
  }

  @Override
  protected String image() {
    return DockerFixture.BUSYBOX;
  }
}
