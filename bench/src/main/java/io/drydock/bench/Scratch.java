package io.drydock.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** A namespace of our own, which is gone with all that is in it when the run ends. */
final class Scratch implements AutoCloseable {
  private static final int ATTEMPTS = 100;
  private final ApiConnection connection;
  private final String name;

  private Scratch(ApiConnection connection, String name) {
    this.connection = connection;
    this.name = name;
  }

  static Scratch create(ApiConnection connection, String name)
      throws IOException, InterruptedException {
    var scratch = new Scratch(connection, name);
    connection.call(connection.requests().post("/api/v1/namespaces", Objects.namespace(name)));
    scratch.awaitServiceAccount();
    return scratch;
  }

  String path(String resource) {
    return "/api/v1/namespaces/" + name + "/" + resource;
  }

  /** Pods are refused until the namespace has its default service account. */
  private void awaitServiceAccount() throws IOException, InterruptedException {
    String path = path("serviceaccounts/default");
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        if (connection.send(connection.requests().get(path)).get().ok()) {
          return;
        }
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
      Thread.sleep(100);
    }
    throw new IOException("the namespace " + name + " gets no default service account");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    connection.call(connection.requests().delete("/api/v1/namespaces/" + name));
  }
}
