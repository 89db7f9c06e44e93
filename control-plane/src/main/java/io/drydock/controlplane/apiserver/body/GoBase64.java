package io.drydock.controlplane.apiserver.body;

import java.util.Base64;
import java.util.stream.IntStream;

/** Bytes in JSON, with Go's explanation of what are none. */
final class GoBase64 {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n";

  private GoBase64() {}

  static void check(String text) {
    try {
      var _ = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("illegal base64 data at input byte " + firstBad(text));
    }
    if (text.replace("\n", "").replace("\r", "").length() % 4 != 0) {
      throw new Unreadable("illegal base64 data at input byte " + firstBad(text));
    }
  }

  /** A text that ends too early is bad where its last group of four begins. */
  private static int firstBad(String text) {
    return IntStream.range(0, text.length())
        .filter(i -> ALPHABET.indexOf(text.charAt(i)) < 0)
        .findFirst()
        .orElse(text.length() / 4 * 4);
  }
}
