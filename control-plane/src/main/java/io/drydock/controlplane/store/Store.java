package io.drydock.controlplane.store;

/**
 * Keys and values with one revision counter over all of them. The API server is the only caller.
 * Every method may throw {@link StoreUnavailableException}; after it the outcome of a commit is
 * unknown and the caller must read before repeating.
 */
public interface Store extends AutoCloseable {

  /** A linearizable read of one key, with the store's revision at that moment. */
  Lookup get(String key);

  /**
   * The keys under a prefix in order, all at one revision.
   *
   * @throws CompactedException where the revision asked for is no longer kept
   */
  Range range(RangeQuery query);

  /** Makes all writes at one revision if every guard holds, and none otherwise. */
  Outcome commit(Transaction transaction);

  /**
   * Every change under a prefix from a revision on (inclusive), in order, each exactly once, across
   * failures of the store. The empty prefix is the whole key space.
   */
  StoreWatch watch(String prefix, long fromRevision);

  /** Forgets history before a revision; harmless where that was done already. */
  void compact(long revision);

  @Override
  void close();
}
