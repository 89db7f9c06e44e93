package io.drydock.kubelet.runtime;

/**
 * A piece of what a container wrote. With a terminal all is stdout. The array is the receiver's to
 * keep.
 */
public final class Output {
  private final Source source;
  private final byte[] data;

  /** Where it was written. */
  public enum Source {
    STDOUT,
    STDERR
  }

  /** Takes the array over. */
  public Output(Source source, byte[] data) {
    this.source = source;
    this.data = data;
  }

  public Source source() {
    return source;
  }

  public byte[] data() {
    return data;
  }
}
