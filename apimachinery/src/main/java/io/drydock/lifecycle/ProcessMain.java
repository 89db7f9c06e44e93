package io.drydock.lifecycle;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * The frame of a server process: parses flags, starts it, waits for SIGTERM or SIGINT, stops it in
 * order. A start that fails is one sentence on standard error and exit code 1; wrong flags are 2.
 */
public final class ProcessMain {

  private static final Logger log = LoggerFactory.getLogger(ProcessMain.class);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ProcessMain() {}

  /** Starts the process's parts in the scope, which is closed at the end; returns when they run. */
  @FunctionalInterface
  public interface Starter {
    void start(Scope scope) throws Exception;
  }

  /**
   * Runs a picocli command object whose call is {@link #serve}; never returns.
   *
   * @param command a picocli {@code @Command} that implements {@code Callable<Integer>}
   */
  public static void main(Callable<Integer> command, String[] args) {
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler((e, commandLine, result) -> {
      commandLine.getErr().println(sentence(e));
      return 1;
    });
    int code = line.execute(args);
    // halt: hooks have run or are running; a stuck non-daemon thread must not hold the process
    Runtime.getRuntime().halt(code);
  }

  /**
   * Runs until the process is told to stop; returns exit code 0, or throws what broke the start.
   */
  public static int serve(String name, Starter starter) throws Exception {
    var main = new ProcessMain();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(main::signalled));
    try (Scope scope = new Scope()) {
      starter.start(scope);
      log.atInfo().addKeyValue("process", name).log("Started");
      main.stop.await();
      log.atInfo().addKeyValue("process", name).log("Stopping");
    } finally {
      main.stopped.countDown();
    }
    return 0;
  }

  private void signalled() {
    stop.countDown();
    try {
      var _ = stopped.await(10, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static String sentence(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
