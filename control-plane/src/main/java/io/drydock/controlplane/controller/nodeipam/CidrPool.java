package io.drydock.controlplane.controller.nodeipam;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 range cut into equal parts.
 *
 * @param first the range's first address
 * @param size its prefix length
 * @param partSize the parts' prefix length
 */
record CidrPool(long first, int size, int partSize) {

  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  /**
   * Reads "10.244.0.0/16".
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  static CidrPool parse(String cidr, int partSize) {
    Matcher m = CIDR.matcher(cidr);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "--cluster-cidr \"" + cidr + "\" is no IPv4 range; write one such as 10.244.0.0/16");
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address << 8 | Integer.parseInt(m.group(i));
    }
    int size = Integer.parseInt(m.group(5));
    if (partSize < size || partSize > 30) {
      throw new IllegalArgumentException(
          "--node-cidr-mask-size %d must lie between %d, the size of --cluster-cidr, and 30"
              .formatted(partSize, size));
    }
    return new CidrPool(address >>> (32 - size) << (32 - size), size, partSize);
  }

  /** The lowest part that is not in use; empty where all are. */
  Optional<String> free(Collection<String> used) {
    long parts = 1L << (partSize - size);
    for (long i = 0; i < parts; i++) {
      String part = part(i);
      if (!used.contains(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private String part(long index) {
    long a = first + (index << (32 - partSize));
    return "%d.%d.%d.%d/%d"
        .formatted(a >> 24 & 255, a >> 16 & 255, a >> 8 & 255, a & 255, partSize);
  }
}
