package io.drydock.kubelet.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The messages from one call's caller, taken one at a time by a thread that may wait: the next one
 * is asked for only when the last one is taken, so a caller that sends faster than a process reads
 * is held back. Must be made inside the service method.
 */
final class Inbox<T> implements StreamObserver<T> {
  private final ServerCallStreamObserver<?> call;
  private final BlockingQueue<Optional<T>> messages = new ArrayBlockingQueue<>(4);

  Inbox(ServerCallStreamObserver<?> call) {
    this.call = call;
    call.disableAutoRequest();
    call.request(1);
  }

  /** The next message; empty where there will be no more. */
  Optional<T> take() throws InterruptedException {
    Optional<T> message = messages.take();
    if (message.isPresent()) {
      call.request(1);
    }
    return message;
  }

  @Override
  public void onNext(T message) {
    messages.add(Optional.of(message));
  }

  @Override
  public void onError(Throwable e) {
    messages.add(Optional.empty());
  }

  @Override
  public void onCompleted() {
    messages.add(Optional.empty());
  }
}
