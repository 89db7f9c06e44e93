package io.drydock.client;

/**
 * Which changes a watch returns.
 *
 * @param resourceVersion changes after it; "" or "0": the present objects as ADDED first
 * @param allowBookmarks whether BOOKMARK events may come
 * @param sendInitialEvents present objects as ADDED first, then a bookmark that ends them
 */
public record WatchOptions(
    String labelSelector,
    String fieldSelector,
    String resourceVersion,
    boolean allowBookmarks,
    boolean sendInitialEvents) {

  public static WatchOptions from(String labelSelector, String fieldSelector, long revision) {
    return new WatchOptions(labelSelector, fieldSelector, Long.toString(revision), true, false);
  }
}
