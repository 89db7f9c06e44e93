package io.drydock.kubelet.network;

import io.drydock.kubelet.process.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The node's network namespace, in which network commands run. The agent lives in it, so it needs
 * no prefix; a test enters one by {@code ip netns exec}.
 */
public record NodeNetns(List<String> prefix) {

  /** The namespace of this process. */
  public static NodeNetns own() {
    return new NodeNetns(List.of());
  }

  /** One made with {@code ip netns add}. */
  public static NodeNetns named(String name) {
    return new NodeNetns(List.of("ip", "netns", "exec", name));
  }

  Command command(String... line) {
    return command(List.of(line), Map.of(), "");
  }

  Command command(List<String> line, Map<String, String> env, String stdin) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(line);
    return new Command(all, env, stdin);
  }

  /** Whether the kernel knows this setting. */
  boolean hasSetting(String key) {
    return command("test", "-e", file(key)).run().exitCode() == 0;
  }

  /**
   * Sets a kernel setting where it has not that value yet: where it is read-only it may be right
   * already.
   */
  void setting(String key, String value) {
    command("sh", "-c", "[ \"$(cat \"$0\")\" = \"$1\" ] || echo \"$1\" > \"$0\"", file(key), value)
        .output();
  }

  private static String file(String key) {
    return "/proc/sys/" + key.replace('.', '/');
  }
}
