package io.drydock.controlplane.apiserver;

import io.drydock.client.Cause;
import io.drydock.client.DeleteOptions;

/** Ways to delete, for tests. */
public final class Deletions {
  private Deletions() {}

  public static DeleteOptions plain() {
    return DeleteOptions.of(Cause.of("test", "no longer wanted"));
  }
}
