package io.drydock.controlplane.apiserver.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.client.DeleteOptions;
import io.drydock.client.ListOptions;
import io.drydock.client.ResourcePath;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options as HTTP carries them. */
final class RestQuery {
  private final List<String> parts = new ArrayList<>();

  static String address(ResourcePath path) {
    StringBuilder address =
        new StringBuilder(path.group().isEmpty() ? "/api/" : "/apis/" + path.group() + "/");
    address.append(path.version());
    if (!path.namespace().isEmpty()) {
      address.append("/namespaces/").append(path.namespace());
    }
    address.append('/').append(path.resource());
    for (String part : List.of(path.name(), path.subresource())) {
      address.append(part.isEmpty() ? "" : "/" + part);
    }
    return address.toString();
  }

  RestQuery with(String name, String value) {
    if (!value.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(value, UTF_8));
    }
    return this;
  }

  static RestQuery of(ListOptions options) {
    return new RestQuery()
        .with("labelSelector", options.labelSelector())
        .with("fieldSelector", options.fieldSelector())
        .with("limit", options.limit() == 0 ? "" : Long.toString(options.limit()))
        .with("continue", options.continueToken())
        .with("resourceVersion", options.resourceVersion())
        .with("resourceVersionMatch", options.resourceVersionMatch());
  }

  static RestQuery of(WatchOptions options, ResourcePath path) {
    String fields =
        path.name().isEmpty() ? options.fieldSelector() : "metadata.name=" + path.name();
    String seconds = options.timeoutSeconds() == 0 ? "" : Long.toString(options.timeoutSeconds());
    Boolean initial = options.sendInitialEvents();
    return new RestQuery()
        .with("watch", "true")
        .with("labelSelector", options.labelSelector())
        .with("fieldSelector", fields)
        .with("resourceVersion", options.resourceVersion())
        .with("resourceVersionMatch", options.resourceVersionMatch())
        .with("allowWatchBookmarks", Boolean.toString(options.allowBookmarks()))
        .with("sendInitialEvents", initial == null ? "" : initial.toString())
        .with("timeoutSeconds", seconds);
  }

  static RestQuery of(WriteOptions options) {
    return new RestQuery()
        .with("dryRun", options.dryRun() ? "All" : "")
        .with("fieldValidation", options.fieldValidation())
        .with("fieldManager", options.fieldManager());
  }

  static Map<String, Object> body(DeleteOptions options) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", "DeleteOptions");
    body.put("apiVersion", "v1");
    if (options.gracePeriodSeconds() != null) {
      body.put("gracePeriodSeconds", options.gracePeriodSeconds());
    }
    if (!options.propagationPolicy().isEmpty()) {
      body.put("propagationPolicy", options.propagationPolicy());
    }
    Map<String, String> preconditions = new LinkedHashMap<>();
    preconditions.put("uid", options.uid());
    preconditions.put("resourceVersion", options.resourceVersion());
    preconditions.values().removeIf(String::isEmpty);
    body.put("preconditions", preconditions);
    if (options.write().dryRun()) {
      body.put("dryRun", List.of("All"));
    }
    return body;
  }

  /** The text of a header such as {@code 299 - "unknown field \"x\""}. */
  static String warning(String header) {
    return header.substring("299 - \"".length(), header.length() - 1).replace("\\\"", "\"");
  }

  @Override
  public String toString() {
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
