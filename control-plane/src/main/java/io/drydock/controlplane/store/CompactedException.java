package io.drydock.controlplane.store;

/** The revision asked for is older than what the store keeps. */
public final class CompactedException extends StoreException {
  private static final long serialVersionUID = 1;
  private final long asked;
  private final long oldest;

  public CompactedException(long asked, long oldest) {
    super("revision " + asked + " was compacted, the oldest kept is " + oldest, null);
    this.asked = asked;
    this.oldest = oldest;
  }

  public long asked() {
    return asked;
  }

  public long oldest() {
    return oldest;
  }
}
