package io.drydock.controlplane.apiserver.rest.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Which version the objects of a kind are stored in, as discovery tells it. Pure. */
final class StorageVersion {
  private static final int BYTES = 8;

  private StorageVersion() {}

  /** The same as Kubernetes': clients compare it between servers; none of what is not stored. */
  static Optional<String> hash(Kind<?> kind) {
    return kind.stored().map(StorageVersion::hashOf);
  }

  private static String hashOf(Kind<?> kind) {
    String name = kind.group() + "/" + kind.version() + "/" + kind.kind();
    byte[] digest = sha256(name.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
  }

  private static byte[] sha256(byte[] name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
