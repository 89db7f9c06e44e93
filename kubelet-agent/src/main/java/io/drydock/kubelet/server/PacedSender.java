package io.drydock.kubelet.server;

import io.grpc.stub.ServerCallStreamObserver;

/**
 * Sends the messages of one call no faster than its caller takes them: the sending thread waits, so
 * nothing piles up here. Made inside the service method, used by one other thread.
 */
final class PacedSender<T> {
  private final ServerCallStreamObserver<T> observer;
  private final Object ready = new Object();

  /**
   * @param onCancel run when the caller goes away, to end what the sending thread may wait for
   */
  PacedSender(ServerCallStreamObserver<T> observer, Runnable onCancel) {
    this.observer = observer;
    observer.setOnReadyHandler(this::wake);
    observer.setOnCancelHandler(() -> {
      wake();
      onCancel.run();
    });
  }

  /** Sends one message; false where the caller has gone away. */
  boolean send(T message) {
    synchronized (ready) {
      while (!observer.isReady() && !observer.isCancelled()) {
        try {
          ready.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    if (observer.isCancelled()) {
      return false;
    }
    observer.onNext(message);
    return true;
  }

  void complete() {
    if (!observer.isCancelled()) {
      observer.onCompleted();
    }
  }

  void fail(RuntimeException e) {
    if (!observer.isCancelled()) {
      observer.onError(CallFailure.of(e));
    }
  }

  private void wake() {
    synchronized (ready) {
      ready.notifyAll();
    }
  }
}
