package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.api.LabelExpressions;
import io.drydock.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which objects of a collection a list or watch is about: both selectors as one predicate. */
public final class Selection {
  private static final String NAME = "metadata.name";

  private final Predicate<CachedObject> predicate;
  private final boolean everything;

  private Selection(Predicate<CachedObject> predicate, boolean everything) {
    this.predicate = predicate;
    this.everything = everything;
  }

  /**
   * The selection of a request.
   *
   * @param name the one object that the request's address names, or ""
   * @throws ApiException BadRequest, in Kubernetes' words, where a selector cannot be read
   */
  public static Selection of(
      Kind<?> kind, String name, String labelSelector, String fieldSelector) {
    List<Predicate<CachedObject>> all = new ArrayList<>();
    if (!labelSelector.isEmpty()) {
      var labels = understood(() -> LabelExpressions.parse(labelSelector));
      all.add(object -> labels.test(object.labels()));
    }
    List<FieldTerms.Term> terms = understood(() -> FieldTerms.parse(fieldSelector));
    terms.forEach(term -> all.add(field(kind, term)));
    if (!name.isEmpty()) {
      all.add(named(name, terms));
    }
    return new Selection(object -> all.stream().allMatch(part -> part.test(object)), all.isEmpty());
  }

  private static Predicate<CachedObject> named(String name, List<FieldTerms.Term> terms) {
    boolean agrees =
        terms.isEmpty()
            || terms.stream()
                .anyMatch(t -> t.field().equals(NAME) && t.wanted() && t.value().equals(name));
    if (!agrees) {
      throw ApiException.badRequest("fieldSelector metadata.name doesn't match requested name");
    }
    return object -> object.document().getName().equals(name);
  }

  private static Predicate<CachedObject> field(Kind<?> kind, FieldTerms.Term term) {
    if (!SelectableFields.of(kind).contains(term.field())) {
      throw ApiException.badRequest(SelectableFields.refusal(kind, term.field()));
    }
    return object ->
        object.fields().getOrDefault(term.field(), "").equals(term.value()) == term.wanted();
  }

  private static <T> T understood(Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(e.getMessage());
    }
  }

  /** Whether it leaves nothing out. */
  public boolean isEverything() {
    return everything;
  }

  boolean matches(CachedObject object) {
    return predicate.test(object);
  }

  public List<CachedObject> of(List<CachedObject> objects) {
    return everything ? objects : objects.stream().filter(predicate).toList();
  }
}
