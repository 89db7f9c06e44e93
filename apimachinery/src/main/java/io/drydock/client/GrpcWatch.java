package io.drydock.client;

import io.drydock.proto.v1.ApiGrpc;
import io.drydock.proto.v1.WatchRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A watch over gRPC with flow control: a taker that stops taking stops the sender. */
final class GrpcWatch extends ClientCall.Listener<io.drydock.proto.v1.WatchEvent> implements Watch {

  private static final int WINDOW = 256;

  private final ClientCall<WatchRequest, io.drydock.proto.v1.WatchEvent> call;
  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();

  private sealed interface Item {
    record Event(io.drydock.proto.v1.WatchEvent event) implements Item {}

    record End(ApiException why) implements Item {}
  }

  private GrpcWatch(ClientCall<WatchRequest, io.drydock.proto.v1.WatchEvent> call) {
    this.call = call;
  }

  static GrpcWatch open(Channel channel, WatchRequest request) {
    var watch = new GrpcWatch(channel.newCall(ApiGrpc.getWatchMethod(), CallOptions.DEFAULT));
    watch.call.start(watch, new Metadata());
    watch.call.request(WINDOW);
    watch.call.sendMessage(request);
    watch.call.halfClose();
    return watch;
  }

  @Override
  public void onMessage(io.drydock.proto.v1.WatchEvent message) {
    queue.add(new Item.Event(message));
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    var why =
        status.isOk()
            ? ApiException.unavailable("the watch was ended by the server; watch again")
            : GrpcStatus.fromGrpc(status.asRuntimeException(trailers));
    queue.add(new Item.End(why));
  }

  @Override
  public @Nullable WatchEvent next(Duration timeout) throws InterruptedException {
    Item item = queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    return switch (item) {
      case null -> null;
      case Item.Event(var event) -> {
        call.request(1);
        yield new WatchEvent(type(event.getType()), event.getObject());
      }
      case Item.End end -> {
        queue.add(end);
        throw end.why();
      }
    };
  }

  @Override
  public void close() {
    call.cancel("closed by the watcher", null);
  }

  private static WatchEvent.Type type(io.drydock.proto.v1.WatchEvent.Type type) {
    return switch (type) {
      case ADDED -> WatchEvent.Type.ADDED;
      case MODIFIED -> WatchEvent.Type.MODIFIED;
      case DELETED -> WatchEvent.Type.DELETED;
      case BOOKMARK -> WatchEvent.Type.BOOKMARK;
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw ApiException.internal("the server sent a watch event of an unknown type: " + type);
    };
  }
}
