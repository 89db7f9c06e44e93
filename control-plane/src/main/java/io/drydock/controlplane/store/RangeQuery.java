package io.drydock.controlplane.store;

/**
 * Which keys to read: those under {@code prefix}, after the key {@code after} ("" for the first),
 * at most {@code limit} (0 for all), as of {@code revision} (0 for now).
 */
public record RangeQuery(String prefix, String after, int limit, long revision) {

  public static RangeQuery all(String prefix) {
    return new RangeQuery(prefix, "", 0, 0);
  }

  public RangeQuery next(String lastKey, long atRevision) {
    return new RangeQuery(prefix, lastKey, limit, atRevision);
  }
}
