package io.drydock.controlplane.controller;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** The ends of generated names, in letters and digits that spell no words. */
public final class Suffixes {

  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int RANDOM_LENGTH = 5;
  private static final int HASH_LENGTH = 9;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Suffixes() {}

  /** Five characters. */
  public static String random(RandomGenerator random) {
    var suffix = new StringBuilder();
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return suffix.toString();
  }

  /** Nine characters that depend on the text only (FNV-1a, 64 bits). */
  public static String hash(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return encode(hash);
  }

  private static String encode(long hash) {
    var suffix = new StringBuilder();
    for (int i = 0; i < HASH_LENGTH; i++) {
      suffix.append(ALPHABET.charAt((int) Long.remainderUnsigned(hash, ALPHABET.length())));
      hash = Long.divideUnsigned(hash, ALPHABET.length());
    }
    return suffix.toString();
  }
}
