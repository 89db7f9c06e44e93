package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for metadata, alike for all kinds. */
public final class MetadataRules {
  private static final FieldPath METADATA = FieldPath.of("metadata");
  private static final int MAX_ANNOTATIONS = 256 << 10;
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("orphan", "foregroundDeletion", "kubernetes");

  private MetadataRules() {}

  public static void validate(HasMetadata object, NameRule rule, Violations violations) {
    ObjectMeta metadata = object.getMetadata();
    name(metadata, rule, violations);
    LabelRules.labels(metadata.getLabels(), METADATA.child("labels"), violations);
    annotations(metadata.getAnnotations(), violations);
    owners(metadata.getOwnerReferences(), violations);
    finalizers(metadata.getFinalizers(), violations);
  }

  private static void name(ObjectMeta metadata, NameRule rule, Violations violations) {
    String name = metadata.getName();
    if (name == null || name.isEmpty()) {
      violations.required(METADATA.child("name"), "name or generateName is required");
    } else {
      rule.problem(name)
          .ifPresent(problem -> violations.invalid(METADATA.child("name"), name, problem));
    }
  }

  private static void annotations(
      @Nullable Map<String, String> annotations, Violations violations) {
    if (annotations == null) {
      return;
    }
    FieldPath path = METADATA.child("annotations");
    long size = 0;
    for (Map.Entry<String, String> entry : annotations.entrySet()) {
      LabelRules.keyProblem(entry.getKey().toLowerCase(Locale.ROOT))
          .ifPresent(problem -> violations.invalid(path, entry.getKey(), problem));
      size += length(entry.getKey()) + length(entry.getValue());
    }
    if (size > MAX_ANNOTATIONS) {
      violations.tooLong(path, MAX_ANNOTATIONS);
    }
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void owners(List<OwnerReference> owners, Violations violations) {
    FieldPath path = METADATA.child("ownerReferences");
    for (int i = 0; i < owners.size(); i++) {
      OwnerReference owner = owners.get(i);
      FieldPath each = path.index(i);
      notEmpty(owner.getApiVersion(), each.child("apiVersion"), "version", violations);
      notEmpty(owner.getKind(), each.child("kind"), "kind", violations);
      notEmpty(owner.getName(), each.child("name"), "name", violations);
      notEmpty(owner.getUid(), each.child("uid"), "uid", violations);
    }
    long controllers = owners.stream().filter(o -> Boolean.TRUE.equals(o.getController())).count();
    if (controllers > 1) {
      violations.invalid(
          path,
          owners,
          "Only one reference can have Controller set to true. Found \"true\" in "
              + controllers
              + " references");
    }
  }

  private static void notEmpty(
      @Nullable String value, FieldPath path, String what, Violations violations) {
    if (value == null || value.isEmpty()) {
      violations.invalid(path, "", what + " must not be empty");
    }
  }

  private static void finalizers(List<String> finalizers, Violations violations) {
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.get(i);
      FieldPath path = METADATA.child("finalizers").index(i);
      LabelRules.keyProblem(finalizer)
          .ifPresentOrElse(
              problem -> violations.invalid(path, finalizer, problem),
              () -> qualified(finalizer, path, violations));
    }
  }

  private static void qualified(String finalizer, FieldPath path, Violations violations) {
    if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
      violations.invalid(
          path, finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }
  }

  /** An object that is being deleted gets no new holds. */
  public static void validateUpdate(HasMetadata next, HasMetadata old, Violations violations) {
    if (old.getMetadata().getDeletionTimestamp() == null) {
      return;
    }
    List<String> added =
        next.getMetadata().getFinalizers().stream()
            .filter(finalizer -> !old.getMetadata().getFinalizers().contains(finalizer))
            .toList();
    if (!added.isEmpty()) {
      violations.forbidden(
          METADATA.child("finalizers"),
          "no new finalizers can be added if the object is being deleted, found new finalizers []string{\""
              + String.join("\", \"", added)
              + "\"}");
    }
  }
}
