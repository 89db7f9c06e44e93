package io.drydock.api;

import java.util.ArrayList;
import java.util.List;

/** The words and signs of a label selector, one after the other; at its end the end for ever. */
final class SelectorTokens {
  private static final String SIGNS = "=!(),><";

  /** What a token is; a word may turn out to be an operator where one is expected. */
  enum Type {
    WORD,
    COMMA,
    NOT,
    OPERATOR,
    OPEN,
    CLOSE,
    END,
    ERROR
  }

  record Token(Type type, String text) {}

  private static final Token END = new Token(Type.END, "");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  SelectorTokens(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else {
        Token token = isSign(c) ? sign(text, at) : word(text, at);
        tokens.add(token);
        at += token.type() == Type.ERROR ? 1 : token.text().length();
      }
    }
  }

  Token peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private static Token sign(String text, int at) {
    if (text.startsWith("==", at) || text.startsWith("!=", at)) {
      return new Token(Type.OPERATOR, text.substring(at, at + 2));
    }
    String one = text.substring(at, at + 1);
    return new Token(
        switch (one) {
          case "=", ">", "<" -> Type.OPERATOR;
          case "!" -> Type.NOT;
          case "(" -> Type.OPEN;
          case ")" -> Type.CLOSE;
          case "," -> Type.COMMA;
          default -> Type.ERROR;
        },
        one);
  }

  private static Token word(String text, int from) {
    int to = from;
    while (to < text.length() && !isSign(text.charAt(to)) && !isBlank(text.charAt(to))) {
      to++;
    }
    return new Token(Type.WORD, text.substring(from, to));
  }

  private static boolean isSign(char c) {
    return SIGNS.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
