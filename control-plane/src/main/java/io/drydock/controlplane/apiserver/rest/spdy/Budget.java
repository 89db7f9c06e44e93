package io.drydock.controlplane.apiserver.rest.spdy;

/**
 * How many bytes of one session may wait for their readers. The session's thread waits here, and so
 * slows the client down, until readers have taken some.
 */
final class Budget {
  private static final int MOST = 1024 * 1024;

  private int waiting;
  private boolean closed;

  synchronized void add(int bytes) throws InterruptedException {
    while (waiting >= MOST && !closed) {
      wait();
    }
    waiting += bytes;
  }

  synchronized void taken(int bytes) {
    waiting -= bytes;
    notifyAll();
  }

  /** Nobody waits any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
