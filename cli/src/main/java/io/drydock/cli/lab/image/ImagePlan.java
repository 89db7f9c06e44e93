package io.drydock.cli.lab.image;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which images a cluster needs to have built, and why: the sandbox's and the example application's
 * always, a substitute only where the registry of what it stands in for cannot be reached. Pure.
 *
 * @param recipes in the order to build them
 * @param reason a sentence for the user; empty where nothing is to be built
 */
record ImagePlan(List<String> recipes, String reason) {
  /** The sandbox of every pod. */
  static final String SANDBOX = "pause";

  /** No registry has these: what every pod and the example application are made of. */
  private static final List<String> ALWAYS = List.of(SANDBOX, "busybox", "web");

  private static final ImagePlan NOTHING = new ImagePlan(List.of(), "");

  ImagePlan {
    recipes = List.copyOf(recipes);
  }

  /** What has to be known before it can be decided: these registries' answers. */
  static Set<String> questions(Collection<Substitute> substitutes, Set<String> built) {
    return missing(substitutes, built).map(Substitute::registry).collect(Collectors.toSet());
  }

  /**
   * @param built recipes whose images are there and up to date
   * @param answering those of the registries asked that can be reached
   */
  static ImagePlan decide(
      Collection<Substitute> substitutes, Set<String> built, Set<String> answering) {
    var silent = new TreeSet<>(questions(substitutes, built));
    boolean noneAnswers = !silent.isEmpty() && !silent.removeAll(answering);
    var recipes =
        Stream.concat(
                ALWAYS.stream().filter(recipe -> !built.contains(recipe)),
                missing(substitutes, built)
                    .filter(substitute -> silent.contains(substitute.registry()))
                    .map(Substitute::recipe))
            .distinct()
            .toList();
    if (recipes.isEmpty()) {
      return NOTHING;
    }
    return new ImagePlan(recipes, reason(recipes, silent, noneAnswers));
  }

  private static Stream<Substitute> missing(Collection<Substitute> substitutes, Set<String> built) {
    return substitutes.stream().filter(substitute -> !built.contains(substitute.recipe()));
  }

  private static String reason(List<String> recipes, Set<String> silent, boolean noneAnswers) {
    if (silent.isEmpty()) {
      return "Building the local images " + String.join(", ", recipes) + " (some seconds, once)";
    }
    return noneAnswers
        ? "No image registry can be reached; building local substitutes (about 30 s, once)"
        : String.join(", ", silent)
            + " cannot be reached; building local substitutes (up to 30 s, once)";
  }
}
