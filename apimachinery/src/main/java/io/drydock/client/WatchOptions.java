package io.drydock.client;

import org.jspecify.annotations.Nullable;

/**
 * Which changes a watch returns.
 *
 * @param resourceVersion changes after it; "" or "0": the present objects as ADDED first
 * @param resourceVersionMatch "" or, where sendInitialEvents is said, "NotOlderThan"
 * @param allowBookmarks whether BOOKMARK events may come
 * @param sendInitialEvents true: present objects as ADDED first, then a bookmark that ends them;
 *     false: none of them; null: as resourceVersion says
 * @param timeoutSeconds after which the watch may end, 0 where the client does not say
 */
public record WatchOptions(
    String labelSelector,
    String fieldSelector,
    String resourceVersion,
    String resourceVersionMatch,
    boolean allowBookmarks,
    @Nullable Boolean sendInitialEvents,
    long timeoutSeconds) {

  public static WatchOptions from(String labelSelector, String fieldSelector, long revision) {
    return new WatchOptions(
        labelSelector, fieldSelector, Long.toString(revision), "", true, null, 0);
  }

  /** The present objects, a bookmark that says that they are all, then changes. */
  public static WatchOptions streaming(String labelSelector, String fieldSelector) {
    return new WatchOptions(labelSelector, fieldSelector, "", "NotOlderThan", true, true, 0);
  }

  /** Whether the present objects come first, and a bookmark ends them. */
  public boolean wantsInitialEvents() {
    return Boolean.TRUE.equals(sendInitialEvents);
  }
}
