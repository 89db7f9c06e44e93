package io.drydock.controlplane.apiserver.rest.openapi.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiCommentTest {

  @Test
  void linesFlowTogetherAndMarkersStandApart() {
    ApiComment comment =
        ApiComment.parse(
            List.of("How many there", "shall be.", "+optional", "+default=1", "TODO: more"));
    assertThat(comment.text()).isEqualTo("How many there shall be.");
    assertThat(comment.has("optional")).isTrue();
    assertThat(comment.value("default")).contains("1");
    assertThat(comment.value("listType")).isEmpty();
  }

  @Test
  void aMarkerMayComeMoreThanOnce() {
    ApiComment comment =
        ApiComment.parse(List.of("Ports.", "+listMapKey=port", "+listMapKey=protocol"));
    assertThat(comment.values("listMapKey")).containsExactly("port", "protocol");
  }

  @Test
  void paragraphsAndIndentedLinesAreKept() {
    ApiComment comment = ApiComment.parse(List.of("One.", "", "Two:", "\tan example", "end."));
    assertThat(comment.text()).isEqualTo("One.\n\nTwo:\n\tan example\nend.");
  }

  @Test
  void whatIsForAuthorsIsLeftOutButItsMarkersCount() {
    ApiComment comment = ApiComment.parse(List.of("For all.", "---", "History.", "+listType=set"));
    assertThat(comment.text()).isEqualTo("For all.");
    assertThat(comment.value("listType")).contains("set");
  }
}
