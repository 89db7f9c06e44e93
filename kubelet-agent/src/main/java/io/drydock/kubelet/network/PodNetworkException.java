package io.drydock.kubelet.network;

/** A pod could not be wired or unwired; the message names the plugin and what it said. */
public final class PodNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PodNetworkException(String message) {
    super(message);
  }

  public PodNetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
