package io.drydock.controlplane.apiserver.cache;

import io.drydock.api.Kind;
import io.drydock.api.LabelExpressions;
import io.drydock.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects of a collection a list or watch is about: both selectors as one predicate. */
public final class Selection {
  private static final Pattern TERM = Pattern.compile("([^=!]+?)\\s*(!=|==|=)\\s*(.*)");

  private final Predicate<CachedObject> predicate;

  private Selection(Predicate<CachedObject> predicate) {
    this.predicate = predicate;
  }

  /** BadRequest, in Kubernetes' words, where a selector cannot be read. */
  public static Selection of(Kind<?> kind, String labelSelector, String fieldSelector) {
    Predicate<CachedObject> labels = labels(labelSelector);
    List<Predicate<CachedObject>> fields = fields(kind, labelSelector, fieldSelector);
    return new Selection(o -> labels.test(o) && fields.stream().allMatch(f -> f.test(o)));
  }

  private static Predicate<CachedObject> labels(String selector) {
    if (selector.isEmpty()) {
      return object -> true;
    }
    try {
      var parsed = LabelExpressions.parse(selector);
      return object -> parsed.test(object.labels());
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(e.getMessage());
    }
  }

  private static List<Predicate<CachedObject>> fields(
      Kind<?> kind, String labelSelector, String fieldSelector) {
    List<Predicate<CachedObject>> fields = new ArrayList<>();
    for (String term : fieldSelector.split(",", -1)) {
      if (!term.isBlank()) {
        fields.add(field(kind, term.strip(), labelSelector, fieldSelector));
      }
    }
    return fields;
  }

  private static Predicate<CachedObject> field(
      Kind<?> kind, String term, String labelSelector, String fieldSelector) {
    Matcher matcher = TERM.matcher(term);
    if (!matcher.matches()) {
      throw ApiException.badRequest(
          "invalid selector: '%s'; can't understand '%s'".formatted(fieldSelector, term));
    }
    String field = matcher.group(1).strip();
    if (!SelectableFields.of(kind).contains(field)) {
      throw ApiException.badRequest(
          "Unable to find \"%s, Resource=%s\" that match label selector \"%s\", field selector \"%s\": field label not supported: %s"
              .formatted(
                  kind.group() + "/" + kind.version(),
                  kind.plural(),
                  labelSelector,
                  fieldSelector,
                  field));
    }
    boolean wanted = !matcher.group(2).equals("!=");
    String value = matcher.group(3);
    return object -> object.fields().getOrDefault(field, "").equals(value) == wanted;
  }

  boolean matches(CachedObject object) {
    return predicate.test(object);
  }

  public List<CachedObject> of(List<CachedObject> objects) {
    return objects.stream().filter(predicate).toList();
  }
}
