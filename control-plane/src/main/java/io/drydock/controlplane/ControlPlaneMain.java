package io.drydock.controlplane;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.ProcessMain;
import io.drydock.lifecycle.Scope;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The control plane's process. It can be killed at any instant: all truth is in etcd. */
@Command(
    name = "control-plane",
    mixinStandardHelpOptions = true,
    description = "The API server's two doors, the controllers and the scheduler.")
public final class ControlPlaneMain implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(ControlPlaneMain.class);

  @Mixin private ControlPlaneFlags flags = new ControlPlaneFlags();

  @Option(names = "--warm-up", hidden = true)
  private boolean warmUp;

  private ControlPlaneMain() {}

  public static void main(String[] args) {
    ProcessMain.main(new ControlPlaneMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    ControlPlaneConfig config = flags.config();
    log.atInfo().addKeyValue("config", config).log("Starting");
    return ProcessMain.serve("control-plane", scope -> start(config, scope));
  }

  private void start(ControlPlaneConfig config, Scope scope) throws Exception {
    if (warmUp) {
      WarmUp.start(config, Clock.system(), scope);
    } else {
      new ControlPlane(config, Clock.system(), scope).start();
    }
  }
}
