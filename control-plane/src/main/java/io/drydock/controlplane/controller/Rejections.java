package io.drydock.controlplane.controller;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;

/** What a refused write means to a controller. */
public final class Rejections {

  private Rejections() {}

  /** Nothing can be made in a namespace that is being deleted, and nothing needs to be. */
  public static boolean isNamespaceTerminating(ApiException e) {
    return e.is(Reason.FORBIDDEN) && e.getMessage().endsWith("because it is being terminated");
  }

  /** Whether the write may have been done all the same. */
  public static boolean isUnknown(ApiException e) {
    return e.isPassing();
  }
}
