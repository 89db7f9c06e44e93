package io.drydock.kubeproxy.backend;

import io.drydock.kubeproxy.host.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A small network of real namespaces: an outside machine with a bridge, nodes on that bridge, and
 * pods on a bridge of each node. Every pod serves HTTP on 8080 and answers "its name, the client's
 * address". Names start with "ddp-", so that strays are easily found.
 */
public final class NodeLab implements AutoCloseable {

  private final String prefix;
  private final Path web;
  private final Commands host = Commands.here();
  private final List<String> namespaces = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  public NodeLab() throws Exception {
    prefix = "ddp-" + Long.toHexString(ProcessHandle.current().pid() % 4096);
    web = Files.createTempDirectory("ddp-web");
    namespace("out");
    in("out", "ip link add lab0 type bridge", "ip addr add 10.89.99.1/24 dev lab0");
    in("out", "ip link set lab0 up", "ip route add 10.244.0.0/16 via 10.89.99.11");
  }

  /** The full name of a namespace of this lab. */
  public String name(String shortName) {
    return prefix + shortName;
  }

  public Commands commands(String shortName) {
    return Commands.through("ip", "netns", "exec", name(shortName));
  }

  /** Node 1 has the address 10.89.99.11 and the pods' gateway 10.244.1.1. */
  public void node(int number) throws Exception {
    var node = "n" + number;
    namespace(node);
    veth("out", "lab0", node, "eth0", "10.89.99.1" + number + "/24");
    in(node, "ip route add default via 10.89.99.1", "sysctl -qw net.ipv4.ip_forward=1");
    in(node, "ip link add cni0 type bridge");
    in(node, "ip addr add 10.244." + number + ".1/24 dev cni0", "ip link set cni0 up");
  }

  /** A pod 10.244.node.last that serves HTTP under its short name. */
  public void pod(int node, int last) throws Exception {
    var pod = "p" + node + last;
    namespace(pod);
    var cable = veth("n" + node, "cni0", pod, "eth0", "10.244." + node + "." + last + "/24");
    in("n" + node, "ip link set " + cable + " type bridge_slave hairpin on");
    in(pod, "ip route add default via 10.244." + node + ".1");
    serve(pod);
  }

  private void serve(String pod) throws Exception {
    var script = Files.createDirectories(web.resolve(pod).resolve("cgi-bin")).resolve("who");
    Files.writeString(script, "#!/bin/sh\nprintf '\\r\\n%s,%s' " + pod + " \"$REMOTE_ADDR\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    var command =
        List.of("busybox", "httpd", "-f", "-p", "0.0.0.0:8080", "-h", web.resolve(pod).toString());
    var _ = start(pod, command);
  }

  /** Starts a program in a namespace; the lab ends it. */
  public Process start(String where, List<String> command) throws IOException {
    var all = new ArrayList<>(List.of("ip", "netns", "exec", name(where)));
    all.addAll(command);
    var process =
        new ProcessBuilder(all)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(process);
    return process;
  }

  /** Who answers an HTTP request: "pod,client address", or "" where nobody does within 2 s. */
  public String ask(String from, String address, int port) throws InterruptedException {
    var said = connect(from, address, port).output();
    return said.contains("200 OK") ? said.substring(said.lastIndexOf('\n') + 1) : "";
  }

  /** Asks once and returns all that was said, or why the connection failed. */
  public Commands.Outcome connect(String from, String address, int port)
      throws InterruptedException {
    var netcat = List.of("busybox", "nc", "-w", "2", address, Integer.toString(port));
    return commands(from).run(netcat, "GET /cgi-bin/who HTTP/1.0\r\n\r\n");
  }

  /** Sends each line that is written to it as a datagram, all from one socket. */
  public Process datagrams(String from, String address, int port) throws IOException {
    var script =
        "exec 3<>/dev/udp/%s/%d; while read line; do echo $line >&3; done".formatted(address, port);
    return start(from, List.of("bash", "-c", script));
  }

  /** Runs commands, split at spaces, that must succeed. */
  public void in(String where, String... commandLines) throws InterruptedException {
    for (var line : commandLines) {
      var _ = commands(where).require(line.split(" "));
    }
  }

  private void namespace(String shortName) throws InterruptedException {
    var _ = host.run("ip", "netns", "del", name(shortName));
    var _ = host.require("ip", "netns", "add", name(shortName));
    namespaces.add(shortName);
    in(shortName, "ip link set lo up");
  }

  /**
   * Joins a new interface of a namespace to a bridge of another; returns the cable's bridge end.
   */
  private String veth(
      String bridgeSpace, String bridge, String space, String device, String address)
      throws InterruptedException {
    var end = "v" + space;
    in(
        bridgeSpace,
        "ip link add " + end + " type veth peer name " + device + " netns " + name(space),
        "ip link set " + end + " master " + bridge + " up");
    in(space, "ip addr add " + address + " dev " + device, "ip link set " + device + " up");
    return end;
  }

  @Override
  public void close() throws Exception {
    processes.forEach(Process::destroyForcibly);
    for (var namespace : namespaces) {
      var _ = host.run("ip", "netns", "del", name(namespace));
    }
    try (var files = Files.walk(web)) {
      files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(f -> f.delete());
    }
  }
}
