package io.drydock.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lanes over connections to an API server: one request at a time on each. */
record ApiLanes(List<ApiConnection> connections) implements AutoCloseable {

  /** How request number n looks. */
  interface Form {
    FullHttpRequest request(Requests requests, long n);
  }

  List<Lane> lanes(Form form) {
    List<Lane> lanes = new ArrayList<>();
    for (ApiConnection connection : connections) {
      lanes.add(
          n -> connection.send(form.request(connection.requests(), n)).thenCompose(ApiLanes::good));
    }
    return lanes;
  }

  private static CompletionStage<Response> good(Response response) {
    return response.ok()
        ? CompletableFuture.completedStage(response)
        : CompletableFuture.failedStage(new IllegalStateException(response.text()));
  }

  @Override
  public void close() {
    connections.forEach(ApiConnection::close);
  }
}
