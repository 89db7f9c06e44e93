package io.drydock.controlplane.apiserver.contract;

import io.drydock.client.DocumentApi;
import io.drydock.controlplane.apiserver.TestApiServer;
import io.drydock.controlplane.apiserver.rest.RunningDoor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over the REST door, as everyone else comes in. */
@Timeout(60)
class RestContractTest implements ApiContract {
  private static RunningDoor door;
  private static RestDocumentApi api;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    door = new RunningDoor(folder);
    api = new RestDocumentApi(door);
  }

  @Override
  public DocumentApi api() {
    return api;
  }

  @Override
  public TestApiServer server() {
    return door.pipeline();
  }

  @AfterAll
  static void close() throws Exception {
    api.close();
    door.close();
  }
}
