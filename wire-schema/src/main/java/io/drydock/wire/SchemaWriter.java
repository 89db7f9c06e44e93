package io.drydock.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.drydock.api.Kind;
import io.drydock.api.Kinds;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JavaType;

/**
 * Walks the messages of all served kinds beside their model classes. The classes tell the one thing
 * about JSON that descriptors do not: a message that is no field there stands in its parent.
 */
final class SchemaWriter {
  private final Messages messages = new Messages();
  private final ExplicitZeros zeros;
  private final Map<String, String> lines = new TreeMap<>();
  private final Deque<Pair> toVisit = new ArrayDeque<>();

  /** A message and the class that its JSON is. */
  private record Pair(Descriptor message, Class<?> model) {}

  SchemaWriter(ExplicitZeros zeros) {
    this.zeros = zeros;
  }

  /** The whole schema; throws where a hand-kept list names what there is not. */
  String write() {
    for (Kind<?> kind : Kinds.served()) {
      toVisit.add(new Pair(messages.of(kind), kind.type()));
    }
    toVisit.add(new Pair(messages.named("policy", "v1", "Eviction"), Eviction.class));
    toVisit.add(new Pair(messages.named("autoscaling", "v1", "Scale"), Scale.class));
    toVisit.add(
        new Pair(
            messages.named("authentication.k8s.io", "v1", "TokenRequest"), TokenRequest.class));
    toVisit.add(new Pair(messages.named(Messages.META + "DeleteOptions"), DeleteOptions.class));
    toVisit.add(new Pair(messages.named(Messages.META + "Status"), Status.class));
    toVisit.add(new Pair(messages.named(Messages.META + "ListMeta"), ListMeta.class));
    while (!toVisit.isEmpty()) {
      visit(toVisit.remove());
    }
    if (!zeros.unused().isEmpty()) {
      throw new IllegalStateException("no such fields: " + zeros.unused());
    }
    return lines.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void visit(Pair pair) {
    String name = shortName(pair.message());
    if (lines.containsKey(name)) {
      return;
    }
    lines.put(name, "");
    Map<String, JavaType> model = ModelFields.of(pair.model());
    lines.put(
        name,
        pair.message().getFields().stream()
            .map(field -> field(field, model, pair.model()))
            .collect(Collectors.joining(",")));
  }

  /** "7 name type": type has "[]" or "{}" before it, and "!" behind it where zero is a value. */
  private String field(FieldDescriptor field, Map<String, JavaType> model, Class<?> owner) {
    String shape = field.isMapField() ? "{}" : field.isRepeated() ? "[]" : "";
    FieldDescriptor value =
        field.isMapField() ? field.getMessageType().findFieldByName("value") : field;
    JavaType own = model.get(field.getName());
    boolean inline = own == null && isMessage(value) && isPart(value.getMessageType(), model);
    Class<?> type = own == null ? owner : content(own).getRawClass();
    String name = inline ? "-" : field.getName();
    String zero = zeros.contains(field) ? "!" : "";
    return field.getNumber()
        + " "
        + name
        + " "
        + shape
        + type(value, type, own != null || inline)
        + zero;
  }

  /** Whether a message's fields are all fields of the class that has it. */
  private static boolean isPart(Descriptor message, Map<String, JavaType> model) {
    return message.getFields().stream().anyMatch(field -> model.containsKey(field.getName()));
  }

  private static boolean isMessage(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && ScalarMessages.of(field.getMessageType()).isEmpty();
  }

  private static JavaType content(JavaType type) {
    return type.isContainerType() ? content(type.getContentType()) : type;
  }

  private String type(FieldDescriptor field, Class<?> model, boolean known) {
    return switch (field.getJavaType()) {
      case INT -> "int";
      case LONG -> "long";
      case BOOLEAN -> "bool";
      case DOUBLE -> "double";
      case STRING -> "string";
      case BYTE_STRING -> "bytes";
      case MESSAGE ->
          ScalarMessages.of(field.getMessageType()).orElseGet(() -> message(field, model, known));
      case FLOAT, ENUM ->
          throw new IllegalStateException("Kubernetes has no such fields: " + field.getFullName());
    };
  }

  private String message(FieldDescriptor field, Class<?> model, boolean known) {
    if (!known) {
      System.err.println("unknown to the model: " + field.getFullName());
    }
    toVisit.add(new Pair(field.getMessageType(), model));
    return shortName(field.getMessageType());
  }

  /** "core.v1.Pod", "meta.v1.ObjectMeta". */
  private static String shortName(Descriptor message) {
    return message
        .getFullName()
        .replace("k8s.io.apimachinery.pkg.apis.", "")
        .replace("k8s.io.apimachinery.pkg.", "")
        .replace("k8s.io.api.", "");
  }
}
