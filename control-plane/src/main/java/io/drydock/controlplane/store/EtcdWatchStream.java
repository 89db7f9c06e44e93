package io.drydock.controlplane.store;

import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One gRPC stream of one watch, turned from callbacks into a queue. etcd is asked for the next
 * response only when the last one was taken, so that a slow reader holds back etcd, not our heap.
 */
final class EtcdWatchStream implements ClientResponseObserver<WatchRequest, WatchResponse> {

  /** What came. */
  sealed interface Signal {}

  record Received(WatchResponse response) implements Signal {}

  record Failed(Throwable error) implements Signal {}

  record Nothing() implements Signal {}

  private final ManagedChannel channel;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final ClientCallStreamObserver<WatchRequest> requests;
  private @Nullable ClientCallStreamObserver<WatchRequest> starting;

  EtcdWatchStream(ManagedChannel channel, WatchRequest request) {
    this.channel = channel;
    this.requests = start(request);
  }

  private ClientCallStreamObserver<WatchRequest> start(WatchRequest request) {
    var _ = WatchGrpc.newStub(channel).watch(this);
    var started = Objects.requireNonNull(starting);
    started.onNext(request);
    started.request(2);
    return started;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchRequest> stream) {
    stream.disableAutoRequestWithInitial(0);
    starting = stream;
  }

  ManagedChannel channel() {
    return channel;
  }

  Signal poll(long nanos) throws InterruptedException {
    Signal signal = signals.poll(nanos, TimeUnit.NANOSECONDS);
    if (signal instanceof Received) {
      requests.request(1);
    }
    return signal == null ? new Nothing() : signal;
  }

  /** Waits before another attempt; ends early when the stream says anything more. */
  void pause(Duration time) throws InterruptedException {
    var _ = signals.poll(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void cancel() {
    requests.cancel("closed", null);
  }

  @Override
  public void onNext(WatchResponse response) {
    signals.add(new Received(response));
  }

  @Override
  public void onError(Throwable error) {
    signals.add(new Failed(error));
  }

  @Override
  public void onCompleted() {
    signals.add(new Failed(Status.UNAVAILABLE.withDescription("etcd ended it").asException()));
  }
}
