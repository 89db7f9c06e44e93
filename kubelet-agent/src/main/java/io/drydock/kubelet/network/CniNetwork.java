package io.drydock.kubelet.network;

import io.drydock.kubelet.network.Attachments.Attachment;
import io.drydock.kubelet.process.Command.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The pods' network by CNI plugins. Its truth lies in files, so that a restarted agent knows every
 * address. One call at a time for each sandbox; different sandboxes in parallel.
 */
public final class CniNetwork implements PodNetwork {
  private static final Logger log = LoggerFactory.getLogger(CniNetwork.class);

  private final NetworkSettings settings;
  private final CniPlugins plugins;
  private final Attachments attachments;
  private volatile boolean ready;

  public CniNetwork(NetworkSettings settings) {
    this.settings = settings;
    this.plugins = new CniPlugins(settings.netns(), settings.cniBinDir());
    this.attachments = new Attachments(settings.attachmentDir());
  }

  @Override
  public void configure(String podCidr) {
    try {
      NodeInterface link = NodeInterface.find(settings.netns(), settings.nodeIp());
      new DefaultConfig(settings).write(podCidr, link.mtu());
      List<String> direct = new ArrayList<>(settings.direct());
      direct.add(link.subnet());
      new NodeEgress(settings.netns()).apply(podCidr, direct);
    } catch (CommandException e) {
      throw new PodNetworkException("the node's network cannot be set up: " + e.getMessage(), e);
    }
    if (!ready) {
      log.atInfo().addKeyValue("podCIDR", podCidr).log("Pod network ready");
    }
    ready = true;
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public PodAddresses setUp(PodAttachment pod) {
    if (!ready) {
      throw new PodNetworkException(
          "the pod network is not ready: the node has no podCIDR yet, or its set-up failed");
    }
    Optional<Attachment> known = attachments.find(pod.sandboxId());
    if (known.isPresent()) {
      Attachment attachment = known.get();
      if (attachment.result() != null
          && attachment.netns().equals(NetnsIdentity.of(pod.netnsPath()))) {
        return addresses(attachment.result());
      }
      tearDown(pod.sandboxId());
    }
    return add(pod);
  }

  @Override
  public void check(String sandboxId) {
    Attachment attachment =
        attachments
            .find(sandboxId)
            .filter(found -> found.result() != null)
            .orElseThrow(
                () -> new PodNetworkException("sandbox " + sandboxId + " was never wired"));
    JsonNode result = attachment.result();
    if (result != null) {
      plugins.check(CniConfig.of(attachment.config()), attachment.pod(), result);
    }
  }

  @Override
  public void tearDown(String sandboxId) {
    attachments.find(sandboxId).ifPresent(this::delete);
  }

  @Override
  public Optional<PodAddresses> addresses(String sandboxId) {
    return attachments.find(sandboxId).map(Attachment::result).map(CniNetwork::addresses);
  }

  @Override
  public void retainOnly(Set<String> sandboxIds) {
    for (String id : attachments.sandboxIds()) {
      if (!sandboxIds.contains(id)) {
        free(id);
      }
    }
    new HostLocalAddresses(settings.addressDir().resolve(DefaultConfig.NETWORK))
        .retainOnly(sandboxIds);
  }

  /** What cannot be freed now stays known, for the next start; its address is freed in any case. */
  private void free(String sandboxId) {
    try {
      tearDown(sandboxId);
      log.atInfo().addKeyValue("sandbox", sandboxId).log("Network of a lost sandbox freed");
    } catch (PodNetworkException e) {
      log.atWarn()
          .addKeyValue("sandbox", sandboxId)
          .addKeyValue("reason", e.getMessage())
          .log("Network of a lost sandbox not freed");
    }
  }

  private PodAddresses add(PodAttachment pod) {
    CniConfig config =
        CniConfig.first(settings.configDir())
            .orElseThrow(() ->
                new PodNetworkException("no network configuration in " + settings.configDir()));
    Attachment attachment =
        new Attachment(pod, NetnsIdentity.of(pod.netnsPath()), config.json(), null);
    attachments.save(attachment);
    try {
      JsonNode result = plugins.add(config, pod);
      PodAddresses addresses = addresses(result);
      attachments.save(attachment.completed(result));
      return addresses;
    } catch (PodNetworkException e) {
      undo(pod, e);
      throw e;
    } catch (CommandException e) {
      PodNetworkException failure = new PodNetworkException(String.valueOf(e.getMessage()), e);
      undo(pod, failure);
      throw failure;
    }
  }

  private void undo(PodAttachment pod, PodNetworkException failure) {
    try {
      tearDown(pod.sandboxId());
    } catch (PodNetworkException e) {
      failure.addSuppressed(e);
    }
  }

  private void delete(Attachment attachment) {
    PodAttachment pod = attachment.pod();
    CniConfig config = CniConfig.of(attachment.config());
    try {
      plugins.delete(config, present(attachment), attachment.result());
    } catch (CommandException e) {
      throw new PodNetworkException(String.valueOf(e.getMessage()), e);
    }
    attachments.forget(pod.sandboxId());
  }

  /**
   * The protocol wants no namespace to be named where it is gone, or where its path now means
   * another.
   */
  private static PodAttachment present(Attachment attachment) {
    PodAttachment pod = attachment.pod();
    boolean same = attachment.netns().equals(NetnsIdentity.of(pod.netnsPath()));
    return same && !attachment.netns().isEmpty()
        ? pod
        : new PodAttachment(pod.pod(), pod.sandboxId(), "", pod.hostPorts());
  }

  private static PodAddresses addresses(JsonNode result) {
    List<String> ips = new ArrayList<>();
    for (JsonNode ip : result.path("ips")) {
      ips.add(ip.path("address").asString("").replaceFirst("/.*", ""));
    }
    if (ips.isEmpty()) {
      throw new PodNetworkException("the CNI plugins gave the pod no address: " + result);
    }
    return new PodAddresses(ips);
  }
}
