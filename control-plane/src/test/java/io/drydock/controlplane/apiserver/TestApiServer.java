package io.drydock.controlplane.apiserver;

import com.google.protobuf.ByteString;
import io.drydock.client.ApiClient;
import io.drydock.client.DocumentApi;
import io.drydock.controlplane.store.MemoryStore;
import io.drydock.controlplane.store.Transaction;
import io.drydock.lifecycle.Clock;

/** The whole pipeline over a store in memory, for the tests of everything that talks to it. */
public final class TestApiServer implements AutoCloseable {
  private final MemoryStore store = new MemoryStore();
  private final ApiServer server;

  private TestApiServer(Clock clock, ApiServerConfig config) {
    // a past that the server has not seen
    var _ = store.commit(Transaction.put("/drydock/past", ByteString.copyFromUtf8("it"), 0));
    this.server = new ApiServer(store, config, clock).start();
  }

  public static TestApiServer start() {
    return start(Clock.system());
  }

  public static TestApiServer start(Clock clock) {
    return new TestApiServer(clock, ApiServerConfig.DEFAULT);
  }

  public ApiServer server() {
    return server;
  }

  public MemoryStore store() {
    return store;
  }

  /** As an administrator. */
  public ApiClient client() {
    return new ApiClient(documents());
  }

  /** As an administrator. */
  public DocumentApi documents() {
    return server.as(UserInfo.component("kubernetes-admin"));
  }

  @Override
  public void close() throws InterruptedException {
    server.close();
    store.close();
  }
}
