package io.drydock.kubeproxy.backend;

import io.drydock.kubeproxy.host.CommandException;
import io.drydock.kubeproxy.host.Commands;
import io.drydock.kubeproxy.state.ProxyState;
import io.drydock.kubeproxy.state.StaleFlows;
import io.drydock.kubeproxy.state.UdpFlow;
import io.drydock.kubeproxy.state.UdpFlow.Socket;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the kernel forget UDP conversations with endpoints that are gone, by the program conntrack.
 */
public final class Conntrack {

  private static final Logger log = LoggerFactory.getLogger(Conntrack.class);

  /** "udp 17 28 src=a dst=b sport=1 dport=2 [UNREPLIED] src=c dst=a sport=2 dport=1 …". */
  private static final Pattern FLOW =
      Pattern.compile(
          "udp .*?dst=(\\S+) sport=\\d+ dport=(\\d+) .*?src=(\\S+) dst=\\S+ sport=(\\d+) dport=\\d+.*");

  private final Commands commands;
  private final boolean installed;

  public Conntrack(Commands commands) throws InterruptedException {
    this.commands = commands;
    this.installed = isInstalled(commands);
    if (!installed) {
      log.atWarn()
          .addKeyValue("remedy", "install the package conntrack")
          .log("UDP clients may keep talking to endpoints that are gone");
    }
  }

  /**
   * Called after the rules for the state are in place, lest a flow is made anew by the old ones.
   */
  public void forgetStale(ProxyState state) throws InterruptedException {
    if (!installed || !StaleFlows.arePossible(state)) {
      return;
    }
    for (var flow :
        StaleFlows.among(parse(commands.require("conntrack", "-L", "-p", "udp")), state)) {
      delete(flow);
    }
  }

  /** Exit code 1 also means that the flow has just ended by itself. */
  private void delete(UdpFlow flow) throws InterruptedException {
    var _ =
        commands.run(
            "conntrack",
            "-D",
            "-p",
            "udp",
            "--orig-dst",
            flow.destination().address(),
            "--orig-port-dst",
            Integer.toString(flow.destination().port()),
            "--reply-src",
            flow.answering().address());
    log.atDebug().addKeyValue("flow", flow).log("Stale UDP flow forgotten");
  }

  static List<UdpFlow> parse(String listing) {
    return listing
        .lines()
        .map(FLOW::matcher)
        .filter(match -> match.matches())
        .map(match ->
            new UdpFlow(
                new Socket(match.group(1), Integer.parseInt(match.group(2))),
                new Socket(match.group(3), Integer.parseInt(match.group(4)))))
        .toList();
  }

  private static boolean isInstalled(Commands commands) throws InterruptedException {
    try {
      return commands.run("conntrack", "--version").succeeded();
    } catch (CommandException e) {
      return false;
    }
  }
}
