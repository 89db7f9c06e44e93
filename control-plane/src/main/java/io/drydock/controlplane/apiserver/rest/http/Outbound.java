package io.drydock.controlplane.apiserver.rest.http;

import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to a channel from a virtual thread and waits where the peer reads slower than we write, so
 * that never more than the channel's high-water mark and one message wait in memory. The connection
 * tells it of changes of writability.
 */
final class Outbound {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Channel channel;
  private final Duration stall;

  Outbound(Channel channel, Duration stall) {
    this.channel = channel;
    this.stall = stall;
  }

  /** Writes, flushes, and returns when there is room for more. */
  void write(Object message) throws IOException {
    if (!channel.isActive()) {
      ReferenceCountUtil.release(message);
      throw gone();
    }
    channel.writeAndFlush(message, channel.voidPromise());
    if (!channel.isWritable()) {
      awaitRoom();
    }
  }

  /** Called by the connection, on its event loop. */
  void writabilityChanged() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom() throws IOException {
    lock.lock();
    try {
      long nanos = stall.toNanos();
      while (!channel.isWritable() && channel.isActive()) {
        if (nanos <= 0) {
          channel.close();
          throw new IOException("the client took nothing for " + stall);
        }
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the client was slow to read");
    } finally {
      lock.unlock();
    }
    if (!channel.isActive()) {
      throw gone();
    }
  }

  private static IOException gone() {
    return new IOException("the client has closed the connection");
  }
}
