package io.drydock.kubelet;

import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.ProcessMain;
import io.drydock.lifecycle.Scope;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The agent of one node. It runs in the node's network namespace; the pods outlive it, so that it
 * can be killed and started again without anyone noticing.
 */
@Command(
    name = "kubelet-agent",
    mixinStandardHelpOptions = true,
    description = "Registers a node, runs its pods as containers and reports.")
public final class KubeletMain implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(KubeletMain.class);

  @Mixin private KubeletFlags flags = new KubeletFlags();

  @Option(names = "--warm-up", hidden = true)
  private boolean warmUp;

  private KubeletMain() {}

  public static void main(String[] args) {
    ProcessMain.main(new KubeletMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    KubeletConfig config = flags.config();
    log.atInfo().addKeyValue("config", config).log("Starting");
    return ProcessMain.serve("kubelet-agent", scope -> start(config, scope));
  }

  private void start(KubeletConfig config, Scope scope) throws Exception {
    if (warmUp) {
      WarmUp.start(config, Clock.system(), scope);
    } else {
      new Kubelet(config, Machine.own(config), Clock.system(), scope).start();
    }
  }
}
