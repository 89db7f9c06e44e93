package io.drydock.kubelet.env;

/**
 * A container cannot be configured: something that its spec refers to is missing or wrong. Shown as
 * the waiting reason CreateContainerConfigError and tried again.
 */
public final class ConfigErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConfigErrorException(String message) {
    super(message);
  }
}
