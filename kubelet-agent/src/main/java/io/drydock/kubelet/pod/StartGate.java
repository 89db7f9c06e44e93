package io.drydock.kubelet.pod;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Lets only so many starts at the engine at once: more would only wait for each other there.
 * Containers go before sandboxes, so that pods get ready one after the other instead of all late.
 */
public final class StartGate {
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(Comparator.comparing(Turn::stage).thenComparing(Turn::number));
  private int free;
  private long arrivals;

  /** What is started, the more urgent first. */
  enum Stage {
    CONTAINER,
    SANDBOX
  }

  private record Turn(Stage stage, long number) {}

  public StartGate(int atOnce) {
    this.free = atOnce;
  }

  /** What is done in a turn. */
  interface Work<T> {
    T run() throws InterruptedException;
  }

  <T> T pass(Stage stage, Work<T> work) throws InterruptedException {
    enter(stage);
    try {
      return work.run();
    } finally {
      leave();
    }
  }

  private synchronized void enter(Stage stage) throws InterruptedException {
    Turn turn = new Turn(stage, arrivals++);
    waiting.add(turn);
    try {
      while (free == 0 || !turn.equals(waiting.peek())) {
        wait();
      }
      free--;
    } finally {
      boolean unused = waiting.remove(turn);
      notifyAll();
    }
  }

  private synchronized void leave() {
    free++;
    notifyAll();
  }
}
