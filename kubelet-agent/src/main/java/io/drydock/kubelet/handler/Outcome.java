package io.drydock.kubelet.handler;

/**
 * What a handler found.
 *
 * @param message why not, as kubelet words it; empty on success
 */
public record Outcome(boolean success, String message) {
  public static final Outcome SUCCESS = new Outcome(true, "");

  public static Outcome failure(String message) {
    return new Outcome(false, message);
  }
}
