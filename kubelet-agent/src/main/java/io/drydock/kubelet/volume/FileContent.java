package io.drydock.kubelet.volume;

import java.util.Arrays;

/** One file of a volume: its bytes and its permission bits. The array is not to be changed. */
record FileContent(byte[] bytes, int mode) {
  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent that
        && mode == that.mode
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes) * 31 + mode;
  }

  @Override
  public String toString() {
    return bytes.length + " bytes, mode " + Integer.toOctalString(mode);
  }
}
