package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import io.drydock.kubelet.network.PodAttachment.HostPort;
import io.drydock.kubelet.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a network's plugins for one sandbox, by the CNI protocol. Keeps nothing. */
final class CniPlugins {
  private static final String INTERFACE = "eth0";

  private final NodeNetns netns;
  private final Path binDir;

  CniPlugins(NodeNetns netns, Path binDir) {
    this.netns = netns;
    this.binDir = binDir;
  }

  /** Wires the sandbox; the last plugin's result. */
  JsonNode add(CniConfig config, PodAttachment pod) {
    JsonNode result = null;
    for (ObjectNode plugin : needed(config, pod)) {
      result = run("ADD", config, plugin, pod, result);
    }
    if (result == null) {
      throw new PodNetworkException("network " + config.name() + " lists no plugins");
    }
    return result;
  }

  /** Asks whether the sandbox is still wired as it was. */
  void check(CniConfig config, PodAttachment pod, JsonNode result) {
    for (ObjectNode plugin : needed(config, pod)) {
      run("CHECK", config, plugin, pod, result);
    }
  }

  /** Unwires it, the last plugin first. Plugins take it calmly where nothing is wired. */
  void delete(CniConfig config, PodAttachment pod, @Nullable JsonNode result) {
    for (ObjectNode plugin : needed(config, pod).reversed()) {
      run("DEL", config, plugin, pod, result);
    }
  }

  /** Without portmap for a pod that has no port to map: it would hand on what it is given. */
  private static List<ObjectNode> needed(CniConfig config, PodAttachment pod) {
    return config.plugins().stream()
        .filter(plugin ->
            !pod.hostPorts().isEmpty() || !plugin.path("type").asString("").equals("portmap"))
        .toList();
  }

  private JsonNode run(
      String verb,
      CniConfig config,
      ObjectNode plugin,
      PodAttachment pod,
      @Nullable JsonNode previous) {
    String type = plugin.path("type").asString("");
    Path program = binDir.resolve(type).normalize();
    if (!Files.isExecutable(program)) {
      throw new PodNetworkException(
          "CNI plugin %s is not in %s: install containernetworking-plugins, or set --cni-bin-dir"
              .formatted(type, binDir));
    }
    byte[] stdin = ObjectCodec.encode(configuration(config, plugin, pod, previous));
    Command.Result result =
        netns
            .command(
                List.of(program.toString()),
                environment(verb, pod),
                new String(stdin, StandardCharsets.UTF_8))
            .run();
    return answer(verb, type, pod, result);
  }

  private static ObjectNode configuration(
      CniConfig config, ObjectNode plugin, PodAttachment pod, @Nullable JsonNode previous) {
    ObjectNode full = plugin.deepCopy();
    full.put("name", config.name());
    full.put("cniVersion", config.version());
    if (plugin.path("capabilities").path("portMappings").asBoolean(false)
        && !pod.hostPorts().isEmpty()) {
      ArrayNode mappings = full.putObject("runtimeConfig").putArray("portMappings");
      pod.hostPorts().forEach(port -> add(mappings, port));
    }
    full.remove("capabilities");
    if (previous != null) {
      full.set("prevResult", previous);
    }
    return full;
  }

  private static void add(ArrayNode mappings, HostPort port) {
    ObjectNode mapping = mappings.addObject();
    mapping.put("hostPort", port.hostPort());
    mapping.put("containerPort", port.containerPort());
    mapping.put("protocol", port.protocol().toLowerCase(Locale.ROOT));
    if (port.hostIp() != null) {
      mapping.put("hostIP", port.hostIp());
    }
  }

  private Map<String, String> environment(String verb, PodAttachment pod) {
    Map<String, String> env = new TreeMap<>();
    env.put("CNI_COMMAND", verb);
    env.put("CNI_CONTAINERID", pod.sandboxId());
    env.put("CNI_NETNS", pod.netnsPath());
    env.put("CNI_IFNAME", INTERFACE);
    env.put("CNI_PATH", binDir.toString());
    env.put(
        "CNI_ARGS",
        "IgnoreUnknown=1;K8S_POD_NAMESPACE=%s;K8S_POD_NAME=%s;K8S_POD_UID=%s;K8S_POD_INFRA_CONTAINER_ID=%s"
            .formatted(pod.pod().namespace(), pod.pod().name(), pod.pod().uid(), pod.sandboxId()));
    return env;
  }

  private static JsonNode answer(
      String verb, String type, PodAttachment pod, Command.Result result) {
    JsonNode json = ObjectCodec.mapper().createObjectNode();
    try {
      if (!result.stdout().isBlank()) {
        json = ObjectCodec.tree(result.stdout().getBytes(StandardCharsets.UTF_8));
      }
    } catch (JacksonException e) {
      throw new PodNetworkException("CNI plugin " + type + " answered no JSON: " + result, e);
    }
    if (result.exitCode() != 0) {
      String said = json.path("msg").asString("").strip();
      String details = json.path("details").asString("").strip();
      throw new PodNetworkException(
          "CNI plugin %s could not %s sandbox %s of pod %s: %s%s"
              .formatted(
                  type,
                  verb,
                  pod.sandboxId(),
                  pod.pod(),
                  said.isEmpty() ? result.toString() : said,
                  details.isEmpty() ? "" : " (" + details + ")"));
    }
    return json;
  }
}
