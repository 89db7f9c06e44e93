package io.drydock.controlplane.apiserver.validation;

import java.util.List;
import java.util.function.Predicate;

/** What a text may look like; says everything that is wrong with one that does not. */
@FunctionalInterface
public interface TextRule {

  /** Nothing where the text is good. */
  List<String> problems(String text);

  default boolean accepts(String text) {
    return problems(text).isEmpty();
  }

  /** One condition with one complaint. */
  static TextRule of(Predicate<String> good, String complaint) {
    return text -> good.test(text) ? List.of() : List.of(complaint);
  }

  /** All complaints of both. */
  default TextRule and(TextRule other) {
    return text -> {
      List<String> mine = problems(text);
      List<String> others = other.problems(text);
      return java.util.stream.Stream.concat(mine.stream(), others.stream()).toList();
    };
  }
}
