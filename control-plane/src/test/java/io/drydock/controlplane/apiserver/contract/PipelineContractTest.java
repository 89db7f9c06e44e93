package io.drydock.controlplane.apiserver.contract;

import io.drydock.client.DocumentApi;
import io.drydock.controlplane.apiserver.TestApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;

/** The pipeline itself, as controllers use it. */
@Timeout(60)
class PipelineContractTest implements ApiContract {
  private static final TestApiServer server = TestApiServer.start();

  @Override
  public DocumentApi api() {
    return server.documents();
  }

  @Override
  public TestApiServer server() {
    return server;
  }

  @AfterAll
  static void close() throws InterruptedException {
    server.close();
  }
}
