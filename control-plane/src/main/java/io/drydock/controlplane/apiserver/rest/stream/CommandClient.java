package io.drydock.controlplane.apiserver.rest.stream;

import io.fabric8.kubernetes.api.model.Status;
import io.grpc.StatusException;
import java.io.IOException;

/** The client's side of an exec or attach, whatever protocol carries its streams. */
interface CommandClient extends AutoCloseable {

  /** Hands on what the client sends, until the client has gone; on a thread of its own. */
  void pass(CommandInput input) throws InterruptedException, StatusException;

  void stdout(byte[] bytes) throws IOException;

  void stderr(byte[] bytes) throws IOException;

  /** The last word: how it ended. */
  void finish(Status status) throws IOException;

  @Override
  void close() throws IOException, InterruptedException;
}
