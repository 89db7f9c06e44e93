package io.drydock.kubeproxy;

import io.drydock.kubeproxy.backend.IptablesBackend;
import io.drydock.kubeproxy.dns.DnsInterface;
import io.drydock.kubeproxy.host.Commands;
import io.drydock.kubeproxy.loadbalancer.AddressBook;
import io.drydock.kubeproxy.loadbalancer.Announcer;
import io.drydock.lifecycle.Clock;
import io.drydock.lifecycle.ProcessMain;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The Service proxy of one node. It runs in the node's network namespace; rules, addresses and the
 * DNS interface outlive it, so that it can be killed and started again without anyone noticing.
 */
@Command(
    name = "kube-proxy",
    mixinStandardHelpOptions = true,
    description = "Routes Services, announces load balancer addresses and answers DNS on one node.")
public final class KubeProxyMain implements Callable<Integer> {

  private static final Logger log = LoggerFactory.getLogger(KubeProxyMain.class);

  @Mixin private KubeProxyFlags flags = new KubeProxyFlags();

  @Option(
      names = "--cleanup",
      description = "Take away all rules, addresses and interfaces of the proxy, and exit.")
  private boolean cleanup;

  /** Leaves the machine alone: the run serves to record which classes a start loads. */
  @Option(names = "--warm-up", hidden = true)
  private boolean warmUp;

  private KubeProxyMain() {}

  public static void main(String[] args) {
    ProcessMain.main(new KubeProxyMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (cleanup) {
      cleanUp();
      return 0;
    }
    var config = flags.config();
    log.atInfo().addKeyValue("config", config).log("Starting");
    var machine = warmUp ? Machine.pretended() : Machine.own();
    return ProcessMain.serve(
        "kube-proxy", scope -> new NodeProxy(config, machine, Clock.system(), scope).start());
  }

  private void cleanUp() throws InterruptedException {
    var commands = Commands.here();
    new IptablesBackend(commands, "").remove();
    new DnsInterface(commands).remove();
    new Announcer("", new AddressBook(commands, flags.uplink()), announced -> {}).withdrawAll();
  }
}
