package io.drydock.kubelet.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image name taken apart as container engines do: {@code nginx} is {@code
 * docker.io/library/nginx:latest}.
 *
 * @param repository normalized, with registry, without tag: {@code docker.io/library/nginx}
 * @param tag empty where a digest is given without a tag
 * @param digest {@code sha256:...}, or empty
 */
record ImageName(String repository, String tag, String digest) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?<repository>(?:(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(?::[0-9]+)?/)?"
              + "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)"
              + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,}))?");

  /** Takes a name apart. Throws IllegalArgumentException where it is none. */
  static ImageName parse(String image) {
    Matcher m = NAME.matcher(image);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "image \"" + image + "\" is not a valid image name; use [registry/]name[:tag][@digest]");
    }
    String digest = m.group("digest") == null ? "" : m.group("digest");
    String tag = m.group("tag");
    if (tag == null) {
      tag = digest.isEmpty() ? "latest" : "";
    }
    return new ImageName(normalize(m.group("repository")), tag, digest);
  }

  private static String normalize(String repository) {
    int slash = repository.indexOf('/');
    String first = slash < 0 ? "" : repository.substring(0, slash);
    if (first.contains(".") || first.contains(":") || first.equals("localhost")) {
      return repository.startsWith("index.docker.io/")
          ? normalize(repository.substring("index.docker.io/".length()))
          : first.equals("docker.io") && repository.indexOf('/', slash + 1) < 0
              ? "docker.io/library" + repository.substring(slash)
              : repository;
    }
    return slash < 0 ? "docker.io/library/" + repository : "docker.io/" + repository;
  }

  boolean latest() {
    return tag.equals("latest") && digest.isEmpty();
  }

  /** What the engine's pull takes as its tag: the digest where there is one. */
  String reference() {
    return digest.isEmpty() ? tag : digest;
  }

  /** The whole name, as it identifies the image. */
  @Override
  public String toString() {
    return repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }
}
