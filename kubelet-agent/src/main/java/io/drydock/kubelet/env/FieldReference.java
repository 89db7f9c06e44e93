package io.drydock.kubelet.env;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the fields of a Pod that the downward API offers. The addresses come from the sandbox. */
public final class FieldReference {
  private static final Pattern SUBSCRIPT =
      Pattern.compile("metadata\\.(labels|annotations)\\['(.*)'\\]");

  private FieldReference() {}

  /**
   * The field's value, empty where a label or annotation is not set.
   *
   * @param path such as {@code metadata.labels['app']} or {@code status.podIP}
   */
  public static String value(Pod pod, String path, Addresses addresses)
      throws ConfigErrorException {
    Matcher subscript = SUBSCRIPT.matcher(path);
    if (subscript.matches()) {
      return map(pod, subscript.group(1)).getOrDefault(subscript.group(2), "");
    }
    return switch (path) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "metadata.labels" -> lines(map(pod, "labels"));
      case "metadata.annotations" -> lines(map(pod, "annotations"));
      case "spec.nodeName" -> orEmpty(pod.getSpec().getNodeName());
      case "spec.serviceAccountName" -> orEmpty(pod.getSpec().getServiceAccountName());
      case "status.hostIP", "status.hostIPs" -> addresses.hostIp();
      case "status.podIP" -> first(addresses.podIps());
      case "status.podIPs" -> String.join(",", addresses.podIps());
      default ->
          throw new ConfigErrorException(
              "unsupported fieldPath: "
                  + path
                  + "; use metadata.*, spec.nodeName, spec.serviceAccountName or status.podIP");
    };
  }

  /** Whether the value is known only when the sandbox has its address. */
  public static boolean needsPodIp(String path) {
    return path.startsWith("status.podIP");
  }

  private static Map<String, String> map(Pod pod, String which) {
    Map<String, String> map =
        which.equals("labels") ? pod.getMetadata().getLabels() : pod.getMetadata().getAnnotations();
    return map == null ? Map.of() : map;
  }

  private static String lines(Map<String, String> map) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + escaped.replace("\n", "\\n").replace("\t", "\\t") + "\"";
  }

  private static String first(List<String> addresses) {
    return addresses.isEmpty() ? "" : addresses.getFirst();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
