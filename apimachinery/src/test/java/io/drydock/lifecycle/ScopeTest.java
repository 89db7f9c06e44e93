package io.drydock.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void theLastOwnedIsClosedFirstAndAFailureStopsNothing() {
    List<String> closed = new ArrayList<>();
    var scope = new Scope();
    scope.own(() -> closed.add("first"));
    scope.own(() -> {
      throw new IllegalStateException("stuck");
    });
    scope.own(() -> closed.add("last"));
    scope.close();
    scope.close();
    assertThat(closed).containsExactly("last", "first");
  }
}
