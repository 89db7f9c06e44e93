package io.drydock.controlplane.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowStartTest {

  private static final int MOST = 8;

  private final Queue<Integer> written = new ConcurrentLinkedQueue<>();
  private final SlowStart slowStart = new SlowStart(MOST);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 100})
  void writesEverythingOnce(int count) throws Exception {
    slowStart.run(items(count), written::add);

    assertThat(written).containsExactlyInAnyOrderElementsOf(items(count));
  }

  @Test
  void stopsAtTheFirstFailure() {
    assertThatThrownBy(() -> slowStart.run(items(100), this::refuse)).hasMessage("quota exceeded");
    assertThat(written).containsExactly(0);
  }

  @Test
  void endsTheBatchInWhichOneFailed() {
    assertThatThrownBy(() -> slowStart.run(items(100), i -> writeUnless(i, 1)))
        .hasMessage("quota exceeded");
    assertThat(written).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void neverExceedsTheBound() throws Exception {
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    slowStart.runAll(
        items(100),
        i -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          written.add(i);
          underWay.decrementAndGet();
        });

    assertThat(most.get()).isBetween(1, MOST);
  }

  private void refuse(int item) {
    writeUnless(item, item);
  }

  private void writeUnless(int item, int refused) {
    written.add(item);
    if (item == refused) {
      throw new IllegalStateException("quota exceeded");
    }
  }

  private static List<Integer> items(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
