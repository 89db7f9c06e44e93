package io.drydock.controlplane.apiserver.validation;

import io.drydock.api.ExactQuantity;
import io.drydock.codec.ObjectCodec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values as Kubernetes' messages show them, which is Go's notation for its own types. An object for
 * which no notation is known here is shown as JSON.
 */
public record GoText(String text) {
  private static final Pattern GROUP = Pattern.compile(".*\\.model\\.(\\w+).*");

  /** The notation of any value. */
  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "\"null\"";
      case GoText known -> known.text();
      case CharSequence text -> quoted(text.toString());
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case IntOrString amount -> intOrString(amount);
      case Quantity quantity -> quantity(quantity);
      case LabelSelector selector -> selector(selector);
      case Collection<?> items -> list(elements(items), items).text();
      case Map<?, ?> map -> map(map);
      default -> json(type(value), value).text();
    };
  }

  private static String elements(Collection<?> items) {
    return items.stream()
        .filter(KubernetesResource.class::isInstance)
        .findFirst()
        .map(GoText::type)
        .orElse("string");
  }

  /** "core.PodSpec", "apps.DeploymentSpec". */
  private static String type(Object value) {
    Matcher group = GROUP.matcher(value.getClass().getPackageName());
    return (group.matches() ? group.group(1) : "core") + "." + value.getClass().getSimpleName();
  }

  /** A slice of the given element type. */
  public static GoText list(String type, @Nullable Collection<?> items) {
    if (items == null || items.isEmpty()) {
      return new GoText("[]" + type + "(nil)");
    }
    String all = items.stream().map(GoText::of).collect(Collectors.joining(", "));
    return new GoText("[]" + type + "{" + all + "}");
  }

  /** A struct with the given fields, in order; each value in Go's notation. */
  public static GoText struct(String type, Map<String, ?> fields) {
    return new GoText(
        fields.entrySet().stream()
            .map(field -> field.getKey() + ":" + of(field.getValue()))
            .collect(Collectors.joining(", ", type + "{", "}")));
  }

  /** An object whose notation is too long to be told: the type, and in it the JSON. */
  public static GoText json(String type, Object object) {
    return new GoText(type + ObjectCodec.mapper().writeValueAsString(object));
  }

  public static GoText bytes(byte[] bytes) {
    return new GoText(
        IntStream.range(0, bytes.length)
            .mapToObj(i -> "0x%x".formatted(bytes[i]))
            .collect(Collectors.joining(", ", "[]byte{", "}")));
  }

  /** A time in RFC 3339. */
  public static GoText time(String time) {
    return new GoText(
        OffsetDateTime.parse(time)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)));
  }

  /** Amounts by resource. */
  public static GoText resources(Map<String, Quantity> amounts) {
    return new GoText(
        amounts.isEmpty()
            ? "core.ResourceList(nil)"
            : "core.ResourceList" + map(amounts).substring("map[string]string".length()));
  }

  /** A pointer that points nowhere. */
  public static GoText nil(String type) {
    return new GoText("(*" + type + ")(nil)");
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c < ' ' || c == 0x7f ? "\\x%02x".formatted(c) : Character.toString(c);
    };
  }

  private static String intOrString(IntOrString amount) {
    boolean number = amount.getIntVal() != null;
    return "intstr.IntOrString{Type:%d, IntVal:%d, StrVal:%s}"
        .formatted(
            number ? 0 : 1,
            number ? amount.getIntVal() : 0,
            quoted(number ? "" : Objects.requireNonNullElse(amount.getStrVal(), "")));
  }

  private static String quantity(Quantity quantity) {
    ExactQuantity exact = ExactQuantity.parse(quantity.toString());
    BigDecimal amount = exact.amount().stripTrailingZeros();
    int scale = amount.scale() <= 0 ? 0 : Math.ceilDiv(amount.scale(), 3) * 3;
    BigDecimal shown = amount.setScale(scale);
    return "resource.Quantity{i:resource.int64Amount{value:%s, scale:%d}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:\"\", Format:\"%s\"}"
        .formatted(shown.unscaledValue(), -shown.scale(), exact.format().text());
  }

  private static String selector(LabelSelector selector) {
    Map<String, String> labels = selector.getMatchLabels();
    List<LabelSelectorRequirement> expressions = selector.getMatchExpressions();
    return "v1.LabelSelector{MatchLabels:%s, MatchExpressions:%s}"
        .formatted(
            labels == null || labels.isEmpty() ? "map[string]string(nil)" : map(labels),
            list(
                    "v1.LabelSelectorRequirement",
                    expressions.stream().map(GoText::requirement).toList())
                .text());
  }

  private static GoText requirement(LabelSelectorRequirement requirement) {
    return new GoText(
        "v1.LabelSelectorRequirement{Key:%s, Operator:%s, Values:%s}"
            .formatted(
                of(requirement.getKey()),
                of(requirement.getOperator()),
                list("string", requirement.getValues()).text()));
  }

  private static String map(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ":" + of(e.getValue()))
        .collect(Collectors.joining(", ", "map[string]string{", "}"));
  }
}
