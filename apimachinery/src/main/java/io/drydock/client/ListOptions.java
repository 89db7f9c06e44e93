package io.drydock.client;

/**
 * Which objects a list returns; empty strings and 0 mean "not said".
 *
 * @param limit objects on a page, 0 for all
 * @param resourceVersionMatch "", "Exact" or "NotOlderThan"
 */
public record ListOptions(
    String labelSelector,
    String fieldSelector,
    long limit,
    String continueToken,
    String resourceVersion,
    String resourceVersionMatch) {

  public static final ListOptions ALL = new ListOptions("", "", 0, "", "", "");

  public static ListOptions selecting(String labelSelector, String fieldSelector) {
    return new ListOptions(labelSelector, fieldSelector, 0, "", "", "");
  }
}
