package io.drydock.kubeproxy.host;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kernel settings of the node's network namespace that Service routing needs. */
public final class Sysctl {

  private static final Logger log = LoggerFactory.getLogger(Sysctl.class);

  private final Commands commands;

  public Sysctl(Commands commands) {
    this.commands = commands;
  }

  /**
   * Sets a value unless it is set already, so that a read-only /proc/sys with the right values will
   * do. A value that cannot be set is a warning: the rest of the routing still works.
   *
   * @param path below /proc/sys
   */
  public void require(String path, String value, String remedy) throws InterruptedException {
    var file = "/proc/sys/" + path;
    var script = "test \"$(cat " + file + ")\" = " + value + " || echo " + value + " > " + file;
    var outcome = commands.run("sh", "-c", script);
    if (!outcome.succeeded()) {
      log.atWarn()
          .addKeyValue("setting", path.replace('/', '.'))
          .addKeyValue("wanted", value)
          .addKeyValue("why", outcome.errors().strip())
          .addKeyValue("remedy", remedy)
          .log("Kernel setting is missing");
    }
  }
}
