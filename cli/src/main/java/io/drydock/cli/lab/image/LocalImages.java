package io.drydock.cli.lab.image;

import io.drydock.cli.lab.host.DockerEngine;
import io.drydock.cli.output.CliException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure of the images that a cluster needs and that no registry gives. Where all is there it
 * asks the engine one question and nobody else.
 */
public final class LocalImages implements AutoCloseable {
  private static final String MARK = "io.drydock.image.recipe";
  private final Recipes recipes;
  private final Path stampFile;
  private final DockerEngine engine;
  private final Consumer<String> listener;
  private volatile @Nullable BuildScript running;

  /**
   * @param root the checkout
   * @param listener is told what is being done, a sentence at a time
   */
  public LocalImages(Path root, DockerEngine engine, Consumer<String> listener) {
    this.recipes = new Recipes(root.resolve("deploy/images"));
    this.stampFile = root.resolve("target/images.json");
    this.engine = engine;
    this.listener = listener;
  }

  /**
   * Builds what is missing. Returns what could not be built, a sentence with its remedy; fails
   * where without it no pod can start.
   */
  public Optional<String> ensure() throws InterruptedException {
    try {
      Set<String> built = current(recipes.fingerprint());
      if (built.containsAll(recipes.names())) {
        return Optional.empty();
      }
      List<Substitute> substitutes = recipes.substitutes();
      Set<String> answering = answering(ImagePlan.questions(substitutes, built));
      ImagePlan plan = ImagePlan.decide(substitutes, built, answering);
      return plan.recipes().isEmpty() ? Optional.empty() : carryOut(plan);
    } catch (IOException e) {
      throw unknown(e);
    }
  }

  /**
   * Builds the named recipes' images, or all where none is named, as far as they are missing or out
   * of date; returns the script's exit code.
   */
  public int build(List<String> names) throws InterruptedException {
    try {
      return run(names.isEmpty() ? recipes.names() : names).code();
    } catch (IOException e) {
      throw unknown(e);
    }
  }

  private static CliException unknown(IOException e) {
    return CliException.failure(
        "Docker does not say which images it has (%s); is it running?".formatted(e.getMessage()),
        e);
  }

  private Optional<String> carryOut(ImagePlan plan) throws InterruptedException, IOException {
    listener.accept(plan.reason());
    var result = run(plan.recipes());
    if (result.ok()) {
      return Optional.empty();
    }
    if (!present().containsKey("drydock.local/" + ImagePlan.SANDBOX + ":1")) {
      throw CliException.failure(
          "The cluster is up, but no pod can start: the image of its sandbox cannot be built: %s Try again with `./drydock images build`."
              .formatted(sentence(result.lastLine())));
    }
    return Optional.of(
        "Not all local images could be built: %s A pod that needs one waits in ImagePullBackOff until `./drydock images build` succeeds."
            .formatted(sentence(result.lastLine())));
  }

  private BuildScript.Result run(List<String> names) throws InterruptedException, IOException {
    String fingerprint = recipes.fingerprint();
    try (var script = new BuildScript(recipes.script(), names)) {
      running = script;
      var result = script.await(listener);
      if (result.ok()) {
        note(fingerprint, names);
      }
      return result;
    }
  }

  private void note(String fingerprint, List<String> names) throws IOException {
    var built = new HashSet<>(current(fingerprint));
    built.addAll(names);
    ImageStamp.of(fingerprint, built, present()).write(stampFile);
  }

  private Set<String> current(String fingerprint) throws IOException {
    return ImageStamp.read(stampFile).current(fingerprint, present());
  }

  /** Those that have lost their names to newer ones, and are still used, do not count. */
  private Map<String, String> present() throws IOException {
    var images = new HashMap<>(engine.images(MARK));
    images.keySet().removeIf(image -> !Recipes.isLocal(image));
    return images;
  }

  /** Asks all at once; an engine that does not know leaves a registry silent. */
  private Set<String> answering(Set<String> registries) throws InterruptedException {
    Set<String> answering = ConcurrentHashMap.newKeySet();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> questions =
          registries.stream()
              .<Callable<Boolean>>map(
                  registry -> () -> engine.reaches(registry) && answering.add(registry))
              .toList();
      var unused = executor.invokeAll(questions);
    }
    return answering;
  }

  private static String sentence(String line) {
    return line.endsWith(".") ? line : line + ".";
  }

  /** Ends a build that is still going on. */
  @Override
  public void close() {
    BuildScript script = running;
    if (script != null) {
      script.close();
    }
  }
}
