package io.drydock.controlplane.apiserver.rest.http;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What came in and was not taken yet. Filled by the event loop, emptied by one thread; while much
 * of it waits, the connection is not read.
 */
final class InboundQueue {
  private static final int HIGH = 1024 * 1024;
  private static final int LOW = 256 * 1024;

  /** Each message counts a little more than its bytes, so that empty ones cannot pile up. */
  private static final int OVERHEAD = 64;

  private final LinkedBlockingQueue<Optional<byte[]>> queue = new LinkedBlockingQueue<>();
  private final AtomicLong waiting = new AtomicLong();
  private final Channel channel;

  InboundQueue(Channel channel) {
    this.channel = channel;
  }

  /** The next message; empty at the end, and ever after. */
  Optional<byte[]> take() throws InterruptedException {
    Optional<byte[]> next = queue.take();
    if (next.isEmpty()) {
      queue.add(next);
      return next;
    }
    if (waiting.addAndGet(-next.get().length - OVERHEAD) <= LOW) {
      channel.config().setAutoRead(true);
    }
    return next;
  }

  /** On the event loop. */
  void add(byte[] message) {
    queue.add(Optional.of(message));
    if (waiting.addAndGet(message.length + OVERHEAD) >= HIGH) {
      channel.config().setAutoRead(false);
      if (waiting.get() <= LOW) { // the receiver was faster: it will not turn reading on again
        channel.config().setAutoRead(true);
      }
    }
  }

  /** Nothing more will come. */
  void end() {
    queue.add(Optional.empty());
  }
}
