package io.drydock.controlplane.apiserver.grpc;

import io.drydock.client.ApiException;
import io.drydock.client.GrpcStatus;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one streaming call, sent by a virtual thread of its own no faster than the client
 * reads. A client that goes away interrupts that thread.
 */
final class PacedStream<T> {
  private static final Logger log = LoggerFactory.getLogger(PacedStream.class);
  private static final long TURN_SECONDS = 5;

  private final ServerCallStreamObserver<T> out;
  private final Semaphore ready = new Semaphore(0);

  /** What is done for the client; its return or its ApiException ends the call. */
  interface Task<T> {
    void run(PacedStream<T> out) throws InterruptedException;
  }

  private PacedStream(ServerCallStreamObserver<T> out) {
    this.out = out;
  }

  /** Must be called before the call's handler returns, as gRPC demands. */
  static <T> void serve(StreamObserver<T> observer, String name, Task<T> task) {
    PacedStream<T> stream = new PacedStream<>((ServerCallStreamObserver<T>) observer);
    Thread thread = Thread.ofVirtual().name(name).unstarted(() -> stream.run(task));
    stream.out.setOnReadyHandler(stream.ready::release);
    stream.out.setOnCancelHandler(thread::interrupt);
    thread.start();
  }

  /** Waits until the client takes it; does nothing where the client has gone. */
  void send(T message) throws InterruptedException {
    while (!out.isReady() && !out.isCancelled()) {
      boolean unused = ready.tryAcquire(TURN_SECONDS, TimeUnit.SECONDS);
    }
    if (!out.isCancelled()) {
      out.onNext(message);
    }
  }

  boolean isCancelled() {
    return out.isCancelled();
  }

  private void run(Task<T> task) {
    try {
      task.run(this);
      if (!out.isCancelled()) {
        out.onCompleted();
      }
    } catch (InterruptedException e) {
      // The client has gone; nobody is left to be told.
    } catch (ApiException e) {
      fail(e);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("A streaming request broke");
      fail(ApiException.internal("Internal error: " + e));
    }
  }

  private void fail(ApiException e) {
    if (!out.isCancelled()) {
      out.onError(GrpcStatus.toGrpc(e));
    }
  }
}
