package io.drydock.cli.command;

import io.drydock.cli.demo.Demo;
import io.drydock.cli.demo.Lab;
import io.drydock.cli.lab.ClusterWishes;
import java.io.Console;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drydock demo}. Ctrl-C ends it in order: the cluster that it has made is removed. */
@Command(name = "demo", description = "A narrated run of a cluster's life, step by step.")
final class DemoCommand implements Callable<Integer> {
  private static final int INTERRUPTED = 130;
  private static final int CLEAN_UP_SECONDS = 60;
  private final Invocation invocation;

  @Option(
      names = "--name",
      defaultValue = "demo",
      paramLabel = "<cluster>",
      description = "Name of the cluster that is made for it (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = {"--yes", "--no-pause"},
      description = "Do not wait for Enter between the steps; so it is without a terminal.")
  private boolean noPause;

  @Option(names = "--keep", description = "Keep the cluster at the end.")
  private boolean keep;

  @Option(names = "--no-install", description = "Refuse instead of installing missing packages.")
  private boolean noInstall;

  DemoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var folder = ClusterOption.folder(invocation, name);
    var lab = new Lab(folder, invocation.distribution(), invocation.clock());
    var wishes = new Demo.Wishes(ClusterWishes.standard(), !noInstall, !noPause, keep);
    var streams = invocation.streams();
    var ended = new CountDownLatch(1);
    endInOrder(Thread.currentThread(), ended);
    try {
      new Demo(lab, wishes, streams.in(), streams.out(), watched()).run();
      return 0;
    } catch (InterruptedException e) {
      return INTERRUPTED;
    } finally {
      ended.countDown();
    }
  }

  /** A person sits there: both input and output are a terminal. */
  private static boolean watched() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static void endInOrder(Thread demo, CountDownLatch ended) {
    Runnable wait =
        () -> {
          if (ended.getCount() == 0) {
            return;
          }
          demo.interrupt();
          try {
            boolean unused = ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(wait));
  }
}
