package io.drydock.controlplane.apiserver.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Field sets are sets of paths, and their notation loses nothing. */
class FieldSetTest {

  @Provide
  Arbitrary<FieldSet> sets() {
    Arbitrary<String> elements =
        Arbitraries.of(
            "f:a", "f:b", "f:", "f:.", "k:{\"n\":\"x\",\"p\":80}", "v:\"y\"", "v:3", "i:0");
    return elements
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMaxSize(8)
        .map(paths ->
            paths.stream()
                .map(path -> FieldSet.of(path.toArray(String[]::new)))
                .reduce(FieldSet.EMPTY, FieldSet::union));
  }

  private static Set<List<String>> paths(FieldSet set) {
    return new HashSet<>(set.paths());
  }

  @Property(tries = 300)
  void unionHasThePathsOfBoth(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
    Set<List<String>> expected = paths(a);
    expected.addAll(paths(b));
    assertThat(paths(a.union(b))).isEqualTo(expected);
    assertThat(a.union(b)).isEqualTo(b.union(a));
    assertThat(a.union(b).containsAll(b)).isTrue();
  }

  @Property(tries = 300)
  void intersectionHasTheSharedPaths(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
    Set<List<String>> expected = paths(a);
    expected.retainAll(paths(b));
    assertThat(paths(a.intersection(b))).isEqualTo(expected);
  }

  @Property(tries = 300)
  void differenceHasThePathsOfTheFirstAlone(
      @ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
    Set<List<String>> expected = paths(a);
    expected.removeAll(paths(b));
    assertThat(paths(a.difference(b))).isEqualTo(expected);
    assertThat(a.difference(b).union(a.intersection(b))).isEqualTo(a);
    assertThat(a.difference(a)).isEqualTo(FieldSet.EMPTY);
  }

  @Property(tries = 300)
  void countsAndFindsItsPaths(@ForAll("sets") FieldSet a) {
    assertThat(a.size()).isEqualTo(a.paths().size());
    assertThat(a.paths()).allMatch(a::has);
    assertThat(a.isEmpty()).isEqualTo(a.paths().isEmpty());
  }

  @Property(tries = 300)
  void survivesItsNotation(@ForAll("sets") FieldSet a) {
    assertThat(FieldsV1.decode(FieldsV1.encode(a), FieldsV1.Source.STORED)).isEqualTo(a);
    assertThat(FieldsV1.decode(FieldsV1.encode(a), FieldsV1.Source.CLIENT)).isEqualTo(a);
  }
}
