package io.drydock.controlplane.apiserver.body;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Explains a body that is no JSON as Go's JSON package would: the first character that does not
 * belong where it stands, and what was looked for there.
 */
final class GoJson {
  private static final int SHOWN = 30;
  private static final int MAX_DEPTH = 500;
  private static final int END = -1;
  private static final String HEX = "0123456789abcdef";

  private final byte[] json;
  private int at;
  private int depth;

  /** Thrown inside only. */
  private static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bad(String message) {
      super(message, null, false, false);
    }
  }

  private GoJson(byte[] json) {
    this.json = json;
  }

  /**
   * What is wrong with it.
   *
   * @param otherwise where nothing is
   */
  static String problem(byte[] json, String otherwise) {
    GoJson scan = new GoJson(json);
    try {
      scan.value();
      return scan.peek() == END ? otherwise : scan.bad("after top-level value").getMessage();
    } catch (Bad e) {
      return e.getMessage();
    }
  }

  /** The beginning of it, readable where it looks like JSON. */
  static String summary(byte[] json) {
    if (json.length == 0) {
      return "<empty>";
    }
    String more = json.length > SHOWN ? " ..." : "";
    int length = Math.min(json.length, SHOWN);
    return json[0] == '{'
        ? new String(json, 0, length, StandardCharsets.UTF_8) + more
        : HexFormat.of().formatHex(json, 0, length) + more;
  }

  private void value() {
    if (++depth > MAX_DEPTH) {
      throw new Bad("exceeded max depth");
    }
    switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw bad("looking for beginning of value");
    }
    depth--;
  }

  private void object() {
    at++;
    if (peek() == '}') {
      at++;
      return;
    }
    do {
      expect('"', "looking for beginning of object key string");
      string();
      expect(':', "after object key");
      at++;
      value();
    } while (another('}', "after object key:value pair"));
  }

  private void array() {
    at++;
    if (peek() == ']') {
      at++;
      return;
    }
    do {
      value();
    } while (another(']', "after array element"));
  }

  private boolean another(char end, String place) {
    int next = peek();
    if (next != end && next != ',') {
      throw bad(place);
    }
    at++;
    return next == ',';
  }

  private void expect(char wanted, String place) {
    if (peek() != wanted) {
      throw bad(place);
    }
  }

  private void string() {
    at++;
    while (current() != '"') {
      if (current() < ' ') { // also the end
        throw bad("in string literal");
      }
      if (current() == '\\') {
        at++;
        escape();
      }
      at++;
    }
    at++;
  }

  private void escape() {
    if ("bfnrt\\/\"u".indexOf(current()) < 0) {
      throw bad("in string escape code");
    }
    int digits = current() == 'u' ? 4 : 0;
    for (int i = 0; i < digits; i++) {
      at++;
      if (HEX.indexOf(Character.toLowerCase(current())) < 0) {
        throw bad("in \\u hexadecimal character escape");
      }
    }
  }

  private void literal(String word) {
    for (char wanted : word.toCharArray()) {
      if (current() != wanted) {
        throw bad("in literal %s (expecting '%s')".formatted(word, wanted));
      }
      at++;
    }
  }

  private void number() {
    if (current() == '-') {
      at++;
      digit("in numeric literal");
    }
    if (current() == '0') {
      at++;
    } else {
      digits();
    }
    if (current() == '.') {
      at++;
      digit("after decimal point in numeric literal");
      digits();
    }
    if (Character.toLowerCase(current()) == 'e') {
      at++;
      if (current() == '+' || current() == '-') {
        at++;
      }
      digit("in exponent of numeric literal");
      digits();
    }
  }

  private void digit(String place) {
    if (!Character.isDigit(current())) {
      throw bad(place);
    }
  }

  private void digits() {
    while (Character.isDigit(current())) {
      at++;
    }
  }

  /** The next character that is no space. */
  private int peek() {
    while (at < json.length && " \t\r\n".indexOf(json[at]) >= 0) {
      at++;
    }
    return current();
  }

  private int current() {
    return at < json.length ? json[at] & 0xff : END;
  }

  private Bad bad(String place) {
    return new Bad(
        current() == END
            ? "unexpected end of JSON input"
            : "invalid character %s %s".formatted(quoted((char) current()), place));
  }

  private static String quoted(char c) {
    return switch (c) {
      case '\'' -> "'\\''";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      default ->
          c < ' ' || c == 0x7f
              ? "'\\x%02x'".formatted((int) c).toLowerCase(Locale.ROOT)
              : "'" + c + "'";
    };
  }
}
