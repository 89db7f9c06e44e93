package io.drydock.kubelet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drydock.kubelet.runtime.ContainerRuntimeException.Kind;
import io.drydock.kubelet.runtime.ContainerStreams.SessionOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every container runtime must do with logs, exec and attach. */
public abstract class StreamsContract extends ContainerRuntimeContract {
  private static final Duration PLENTY = Duration.ofSeconds(20);
  private static final SessionOptions OUTPUT = new SessionOptions(false, true, true, false);

  @Test
  void logsHaveBothStreamsAndCanBeCut() {
    String id = started(sandbox(), "main", "for i in 1 2 3; do echo line $i; done; echo oops >&2");
    runtime().containers().await(id);
    assertThat(text(id, LogOptions.all()).lines()).contains("line 1", "line 2", "line 3", "oops");
    assertThat(text(id, options(false, OptionalLong.of(2), null, OptionalLong.empty())).lines())
        .hasSize(2);
    assertThat(text(id, options(false, OptionalLong.of(0), null, OptionalLong.empty()))).isEmpty();
    assertThat(text(id, options(false, OptionalLong.empty(), null, OptionalLong.of(5)))).hasSize(5);
    assertThat(
            text(
                id,
                options(
                    false,
                    OptionalLong.empty(),
                    Instant.now().plusSeconds(60),
                    OptionalLong.empty())))
        .isEmpty();
    String stamped =
        text(id, new LogOptions(false, true, OptionalLong.of(1), null, OptionalLong.empty()));
    assertThat(Instant.parse(stamped.substring(0, stamped.indexOf(' '))))
        .isBefore(Instant.now().plusSeconds(5));
  }

  @Test
  void followedLogEndsWithItsContainerOrWhenClosed() {
    String sandbox = sandbox();
    String id = started(sandbox, "main", "echo one; sleep 0.5; echo two");
    assertThat(text(id, options(true, OptionalLong.empty(), null, OptionalLong.empty())))
        .isEqualTo("one\ntwo\n");

    String endless = started(sandbox, "endless", "echo one; sleep 1000");
    LogStream stream =
        runtime()
            .streams()
            .logs(endless, options(true, OptionalLong.empty(), null, OptionalLong.empty()));
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(() -> LogText.read(stream), Thread::startVirtualThread);
    await().until(() -> text(endless, LogOptions.all()).equals("one\n"));
    stream.close();
    assertThat(reader).succeedsWithin(PLENTY);
  }

  @Test
  void terminalLogsAreBare() {
    String id =
        create(
            sandbox(),
            new ProcessSpec(
                List.of("sh", "-c", "echo out; echo err >&2"),
                List.of(),
                Map.of(),
                null,
                true,
                false,
                false),
            ResourceLimits.none());
    runtime().containers().start(id);
    runtime().containers().await(id);
    assertThat(text(id, LogOptions.all())).isEqualTo("out\r\nerr\r\n");
  }

  @Test
  void execAnswersWithOutputAndCode() {
    String id = sleeper();
    assertThat(
            runtime()
                .streams()
                .exec(id, List.of("sh", "-c", "echo out; echo err >&2; exit 5"), PLENTY))
        .matches(r -> r.exitCode() == 5 && !r.timedOut())
        .satisfies(r -> assertThat(r.output()).contains("out\n", "err\n"));
    assertThat(runtime().streams().exec(id, List.of("no-such-command"), PLENTY).exitCode())
        .isIn(126, 127);
    assertThat(
            runtime()
                .streams()
                .exec(id, List.of("sh", "-c", "yes | head -c 100000"), PLENTY)
                .output())
        .hasSize(10 * 1024);
  }

  @Test
  void execThatTakesTooLongIsEnded() {
    String id = sleeper();
    ExecResult result =
        runtime().streams().exec(id, List.of("sleep", "54321"), Duration.ofMillis(300));
    assertThat(result.timedOut()).isTrue();
    await()
        .untilAsserted(() ->
            assertThat(runtime().streams().exec(id, List.of("ps"), PLENTY).output())
                .doesNotContain("54321"));
  }

  @Test
  void execReadsItsInputToTheEnd() {
    String id = sleeper();
    try (ContainerSession session =
        runtime()
            .streams()
            .openExec(
                id,
                List.of("sh", "-c", "wc -c; echo done >&2; exit 4"),
                new SessionOptions(true, true, true, false))) {
      byte[] kilobyte = new byte[1024];
      for (int i = 0; i < 1000; i++) {
        session.write(kilobyte);
      }
      session.closeStdin();
      assertThat(LogText.read(session)).contains("1024000\n").contains("E:done\n");
      assertThat(session.exitCode()).isEqualTo(4);
    }
  }

  @Test
  void terminalKnowsItsSize() {
    String id = sleeper();
    try (ContainerSession session =
        runtime()
            .streams()
            .openExec(
                id,
                List.of("sh", "-c", "read x; stty size"),
                new SessionOptions(true, true, true, true))) {
      session.resize(101, 37);
      session.write("go\n".getBytes(StandardCharsets.UTF_8));
      assertThat(LogText.read(session)).contains("37 101");
      assertThat(session.exitCode()).isZero();
    }
  }

  @Test
  void sessionWithoutInputWorksAndCanBeLeft() {
    String id = sleeper();
    try (ContainerSession session =
        runtime().streams().openExec(id, List.of("sh", "-c", "sleep 0.3; echo late"), OUTPUT)) {
      assertThat(LogText.read(session)).isEqualTo("late\n");
      assertThat(session.exitCode()).isZero();
    }
    ContainerSession endless = runtime().streams().openExec(id, List.of("sleep", "1000"), OUTPUT);
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(() -> LogText.read(endless), Thread::startVirtualThread);
    endless.close();
    assertThat(endless.exitCode()).isEqualTo(-1);
    assertThat(reader).succeedsWithin(PLENTY);
  }

  @Test
  void attachJoinsTheProcessItself() {
    String id =
        create(
            sandbox(),
            new ProcessSpec(
                List.of("sh", "-c", "while read l; do echo got $l; done"),
                List.of(),
                Map.of(),
                null,
                false,
                true,
                true),
            ResourceLimits.none());
    runtime().containers().start(id);
    try (ContainerSession session =
        runtime().streams().attach(id, new SessionOptions(true, true, true, false))) {
      session.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
      session.closeStdin();
      assertThat(LogText.read(session)).isEqualTo("got a\ngot b\n");
    }
    assertThat(runtime().containers().await(id)).isZero();
  }

  @Test
  void endedContainersTakeNoCommands() {
    String id = started(sandbox(), "main", "exit 0");
    runtime().containers().await(id);
    assertThatThrownBy(() -> runtime().streams().exec(id, List.of("true"), PLENTY))
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    assertThatThrownBy(() -> runtime().streams().attach(id, OUTPUT))
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    assertThatThrownBy(() -> runtime().streams().logs("no-such", LogOptions.all()))
        .isInstanceOfSatisfying(
            ContainerRuntimeException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  private String sleeper() {
    return started(sandbox(), "main", "sleep 1000");
  }

  private static LogOptions options(
      boolean follow,
      OptionalLong tail,
      @org.jspecify.annotations.Nullable Instant since,
      OptionalLong limit) {
    return new LogOptions(follow, false, tail, since, limit);
  }
}
