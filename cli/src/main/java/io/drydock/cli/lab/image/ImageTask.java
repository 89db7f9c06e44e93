package io.drydock.cli.lab.image;

import io.drydock.cli.output.CliException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The making of the images beside the cluster's start; closing it ends what is unfinished. */
public final class ImageTask implements AutoCloseable {
  private final LocalImages images;
  private final FutureTask<Optional<String>> task;

  private ImageTask(LocalImages images) {
    this.images = images;
    this.task = new FutureTask<>(images::ensure);
  }

  public static ImageTask start(LocalImages images) {
    var task = new ImageTask(images);
    Thread.ofVirtual().name("local-images").start(task.task);
    return task;
  }

  /** Waits for the end; see {@link LocalImages#ensure}. */
  public Optional<String> await() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CliException failure) {
        throw failure;
      }
      throw CliException.failure("The local images cannot be made: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    images.close();
  }
}
