package io.drydock.kubeproxy.loadbalancer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Highest random weight: every node computes the same winner without asking anyone, and when a node
 * goes only its own addresses move.
 */
final class Rendezvous {

  private Rendezvous() {}

  /** Empty where nobody stands for election. */
  static Optional<String> winner(String address, Collection<String> candidates) {
    return candidates.stream()
        .max(Comparator.comparing((String node) -> weight(node, address)).thenComparing(n -> n));
  }

  private static BigInteger weight(String node, String address) {
    try {
      var text = node + " " + address;
      var digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256; this one does not.", e);
    }
  }
}
