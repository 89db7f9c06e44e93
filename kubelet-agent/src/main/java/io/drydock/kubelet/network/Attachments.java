package io.drydock.kubelet.network;

import io.drydock.codec.ObjectCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of each sandbox's wiring, one file each: written before the plugins run, so that
 * nothing they did is ever forgotten, and completed with their result.
 */
final class Attachments {
  private static final String SUFFIX = ".json";

  private final Path directory;

  Attachments(Path directory) {
    this.directory = directory;
  }

  /**
   * One sandbox's wiring.
   *
   * @param netns which namespace the path meant then: a process id, and so a path, can come to mean
   *     another one
   * @param config the network's configuration at that time
   * @param result null where the plugins have not all succeeded
   */
  record Attachment(PodAttachment pod, String netns, JsonNode config, @Nullable JsonNode result) {

    Attachment completed(JsonNode answer) {
      return new Attachment(pod, netns, config, answer);
    }
  }

  void save(Attachment attachment) {
    Path file = file(attachment.pod().sandboxId());
    try {
      Files.createDirectories(directory);
      Path fresh = directory.resolve(file.getFileName() + ".new");
      ObjectNode json = ObjectCodec.mapper().createObjectNode();
      json.set("pod", ObjectCodec.mapper().valueToTree(attachment.pod()));
      json.put("netns", attachment.netns());
      json.set("config", attachment.config());
      json.set("result", attachment.result());
      Files.write(fresh, ObjectCodec.encode(json));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PodNetworkException(
          "cannot write %s: %s; free space or fix permissions under --root-dir"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  Optional<Attachment> find(String sandboxId) {
    Path file = file(sandboxId);
    try {
      JsonNode json = ObjectCodec.tree(Files.readAllBytes(file));
      PodAttachment pod = ObjectCodec.mapper().treeToValue(json.path("pod"), PodAttachment.class);
      JsonNode result = json.path("result");
      return Optional.of(
          new Attachment(
              pod,
              json.path("netns").asString(""),
              json.path("config"),
              result.isObject() ? result : null));
    } catch (IOException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new PodNetworkException(
          "%s is damaged (%s): remove it when the pod is gone".formatted(file, e.getMessage()), e);
    }
  }

  void forget(String sandboxId) {
    try {
      Files.deleteIfExists(file(sandboxId));
    } catch (IOException e) {
      throw new PodNetworkException("cannot remove " + file(sandboxId), e);
    }
  }

  Set<String> sandboxIds() {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .forEach(name -> ids.add(name.substring(0, name.length() - SUFFIX.length())));
    } catch (IOException e) {
      // nothing was ever wired
    }
    return ids;
  }

  private Path file(String sandboxId) {
    return directory.resolve(sandboxId + SUFFIX);
  }
}
