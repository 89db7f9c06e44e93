package io.drydock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCounterTest {
  private static final String EVENTS =
      "{\"type\":\"ADDED\",\"object\":{\"data\":{\"sequence\":\"0\"}}}\n"
          + "{\"type\":\"MODIFIED\",\"object\":{\"data\":{\"sequence\":\"17\"}}}\n"
          + "{\"type\":\"MODIFIED\",\"object\":{\"data\":{\"sequence\":\"18\",\"long\":\""
          + "y".repeat(40_000)
          + "\"}}}\n";

  @Test
  void findsSequenceNumbersHoweverTheStreamIsCut() {
    for (int piece : List.of(1, 7, 1000, EVENTS.length())) {
      List<Long> seen = new ArrayList<>();
      List<String> first = new ArrayList<>();
      var channel = new EmbeddedChannel(new EventCounter(seen::add, () -> first.add("first")));
      for (int from = 0; from < EVENTS.length(); from += piece) {
        String part = EVENTS.substring(from, Math.min(from + piece, EVENTS.length()));
        channel.writeInbound(
            new DefaultHttpContent(Unpooled.copiedBuffer(part, StandardCharsets.UTF_8)));
      }
      assertThat(seen).as("pieces of %d bytes", piece).containsExactly(17L, 18L);
      assertThat(first).hasSize(1);
      channel.finishAndReleaseAll();
    }
  }
}
