package io.drydock.client;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What the caller of one streaming call sends, taken one at a time by a thread that may wait: the
 * next message is asked for only when the last one is taken. Made inside the service method.
 */
public final class Inbox<T> implements StreamObserver<T> {
  private final ServerCallStreamObserver<?> call;

  /** One message at a time, and the end. */
  private final BlockingQueue<Optional<T>> messages = new ArrayBlockingQueue<>(4);

  public Inbox(ServerCallStreamObserver<?> call) {
    this.call = call;
    call.disableAutoRequest();
    call.request(1);
  }

  /**
   * The next message; empty where there will be no more, after which it must not be asked again.
   */
  public Optional<T> take() throws InterruptedException {
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
