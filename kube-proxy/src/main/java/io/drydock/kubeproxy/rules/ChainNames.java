package io.drydock.kubeproxy.rules;

import io.drydock.kubeproxy.state.Endpoint;
import io.drydock.kubeproxy.state.RoutedPort;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The names of a Service port's chains, letter for letter those of kube-proxy: a prefix and the
 * first 16 base32 characters of the SHA-256 of "namespace/name:port", the protocol and the
 * endpoint.
 */
final class ChainNames {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int HASH_LENGTH = 16;
  private static final int HASHED_BYTES = 10;

  private ChainNames() {}

  /** Endpoints anywhere in the cluster. */
  static String cluster(RoutedPort port) {
    return "KUBE-SVC-" + hash(id(port));
  }

  /** Endpoints on this node only. */
  static String local(RoutedPort port) {
    return "KUBE-SVL-" + hash(id(port));
  }

  /** Traffic from outside the cluster. */
  static String external(RoutedPort port) {
    return "KUBE-EXT-" + hash(id(port));
  }

  /** Traffic to a load balancer address that only some may use. */
  static String firewall(RoutedPort port) {
    return "KUBE-FW-" + hash(id(port));
  }

  static String endpoint(RoutedPort port, Endpoint endpoint) {
    return "KUBE-SEP-" + hash(id(port) + endpoint);
  }

  private static String id(RoutedPort port) {
    return port.name() + port.protocol().lower();
  }

  private static String hash(String text) {
    byte[] digest = sha256(text);
    var bits = new BigInteger(1, Arrays.copyOf(digest, HASHED_BYTES)).toString(32);
    var padded = "0".repeat(HASH_LENGTH - bits.length()) + bits;
    var hash = new StringBuilder(HASH_LENGTH);
    padded.chars().forEach(digit -> hash.append(BASE32.charAt(DIGITS.indexOf(digit))));
    return hash.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256; this one does not.", e);
    }
  }
}
