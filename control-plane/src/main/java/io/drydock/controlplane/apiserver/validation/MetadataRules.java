package io.drydock.controlplane.apiserver.validation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules for metadata, alike for all kinds. */
public final class MetadataRules {
  private static final int MAX_ANNOTATIONS = 256 << 10;
  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("orphan", "foregroundDeletion", "kubernetes");
  private static final TextRule ANNOTATION_KEY =
      key -> LabelRules.KEY.problems(key.toLowerCase(Locale.ROOT));

  private MetadataRules() {}

  public static void validate(HasMetadata object, NameRule rule, Violations violations) {
    ObjectMeta metadata = object.getMetadata();
    Field field = violations.at("metadata");
    name(metadata, rule, field);
    field.child("generation").notNegative(metadata.getGeneration());
    LabelRules.labels(metadata.getLabels(), field.child("labels"));
    annotations(metadata.getAnnotations(), field.child("annotations"));
    owners(metadata.getOwnerReferences(), field.child("ownerReferences"));
    finalizers(metadata.getFinalizers(), field.child("finalizers"));
  }

  private static void name(ObjectMeta metadata, NameRule rule, Field field) {
    String prefix = metadata.getGenerateName();
    if (!Field.isEmpty(prefix)) {
      rule.prefixProblems(prefix)
          .forEach(problem -> field.child("generateName").invalid(prefix, problem));
    }
    if (Field.isEmpty(metadata.getName())) {
      field.child("name").required("name or generateName is required");
    } else {
      field.child("name").text(metadata.getName(), rule);
    }
  }

  /** Also for the metadata of templates. */
  public static void annotations(@Nullable Map<String, String> annotations, Field field) {
    if (annotations == null) {
      return;
    }
    annotations.keySet().forEach(key -> field.text(key, ANNOTATION_KEY));
    long size =
        annotations.entrySet().stream()
            .mapToLong(e -> bytes(e.getKey()) + bytes(e.getValue()))
            .sum();
    if (size > MAX_ANNOTATIONS) {
      field.tooLong(MAX_ANNOTATIONS);
    }
  }

  private static long bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void owners(List<OwnerReference> owners, Field field) {
    String controller = "";
    for (OwnerReference owner : owners) {
      owner(owner, field);
      if (!Boolean.TRUE.equals(owner.getController())) {
        continue;
      }
      String name = owner.getKind() + "/" + owner.getName();
      if (controller.isEmpty()) {
        controller = name;
      } else {
        field.invalid(
            GoText.list("v1.OwnerReference", owners),
            "Only one reference can have Controller set to true. Found \"true\" in references for %s and %s"
                .formatted(controller, name));
      }
    }
  }

  private static void owner(OwnerReference owner, Field field) {
    filled(owner.getApiVersion(), field.child("apiVersion"), "version");
    filled(owner.getKind(), field.child("kind"), "kind");
    filled(owner.getName(), field.child("name"), "name");
    filled(owner.getUid(), field.child("uid"), "uid");
    if ("v1".equals(owner.getApiVersion()) && "Event".equals(owner.getKind())) {
      field.invalid(owner, "/v1, Kind=Event is disallowed from being an owner");
    }
  }

  private static void filled(@Nullable String value, Field field, String what) {
    if (Field.isEmpty(value)) {
      field.invalid("", what + " must not be empty");
    }
  }

  private static void finalizers(List<String> finalizers, Field field) {
    finalizers.forEach(finalizer -> field.text(finalizer, LabelRules.KEY));
    if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
      field.invalid(finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
    }
    field.each(finalizers, MetadataRules::standardOrQualified);
  }

  /** Also for the finalizers in a namespace's spec. */
  public static void standardOrQualified(String finalizer, Field field) {
    if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
      field.invalid(
          finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }
  }

  /** Times and identity stay; an object that is being deleted gets no new holds. */
  public static void validateUpdate(HasMetadata next, HasMetadata old, Violations violations) {
    ObjectMeta after = next.getMetadata();
    ObjectMeta before = old.getMetadata();
    Field field = violations.at("metadata");
    unchangedTime(
        after.getCreationTimestamp(),
        before.getCreationTimestamp(),
        field.child("creationTimestamp"));
    unchangedTime(
        after.getDeletionTimestamp(),
        before.getDeletionTimestamp(),
        field.child("deletionTimestamp"));
    field
        .child("deletionGracePeriodSeconds")
        .immutable(after.getDeletionGracePeriodSeconds(), before.getDeletionGracePeriodSeconds());
    if (before.getDeletionTimestamp() != null) {
      noNewFinalizers(after, before, field.child("finalizers"));
    }
  }

  private static void unchangedTime(@Nullable String next, @Nullable String old, Field field) {
    if (!Objects.equals(next, old)) {
      field.invalid(next == null ? null : GoText.time(next), "field is immutable");
    }
  }

  private static void noNewFinalizers(ObjectMeta next, ObjectMeta old, Field field) {
    Set<String> added = new TreeSet<>(next.getFinalizers());
    old.getFinalizers().forEach(added::remove);
    if (!added.isEmpty()) {
      field.forbidden(
          "no new finalizers can be added if the object is being deleted, found new finalizers "
              + GoText.of(added));
    }
  }
}
