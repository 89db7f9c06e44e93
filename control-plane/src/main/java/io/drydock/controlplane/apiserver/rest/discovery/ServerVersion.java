package io.drydock.controlplane.apiserver.rest.discovery;

import java.util.LinkedHashMap;
import java.util.Map;

/** What /version says: the Kubernetes release whose API this is, and whose server it is. */
public final class ServerVersion {
  /** The build metadata after "+" is ours; clients compare what stands before it. */
  public static final String RELEASE = "v1.32.0+drydock";

  private ServerVersion() {}

  public static Map<String, String> info() {
    Map<String, String> info = new LinkedHashMap<>();
    info.put("major", "1");
    info.put("minor", "32");
    info.put("gitVersion", RELEASE);
    info.put("gitCommit", "");
    info.put("gitTreeState", "clean");
    info.put("buildDate", "1970-01-01T00:00:00Z");
    info.put("goVersion", "none");
    info.put("compiler", "javac");
    info.put(
        "platform",
        "linux/" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64"));
    return info;
  }
}
