package io.drydock.controlplane.apiserver.fieldmanager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A set of paths as a tree, after the sets of Kubernetes' structured-merge-diff. Immutable: the
 * operations share what does not change.
 *
 * @param member whether the path that leads here is in the set itself
 * @param children what lies below, by {@link PathElements}; never an empty set
 */
record FieldSet(boolean member, Map<String, FieldSet> children) {
  static final FieldSet EMPTY = new FieldSet(false, Map.of());
  static final FieldSet LEAF = new FieldSet(true, Map.of());

  /** The set of one path. */
  static FieldSet of(String... path) {
    FieldSet set = LEAF;
    for (String element : List.of(path).reversed()) {
      set = new FieldSet(false, Map.of(element, set));
    }
    return set;
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  /** What lies below a step, empty where nothing does. */
  FieldSet below(String element) {
    return children.getOrDefault(element, EMPTY);
  }

  /** Whether a path, given from here, is in the set. */
  boolean has(List<String> path) {
    FieldSet at = this;
    for (String element : path) {
      at = at.below(element);
    }
    return at.member;
  }

  FieldSet union(FieldSet other) {
    if (other.isEmpty() || this == other) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    Map<String, FieldSet> all = new LinkedHashMap<>(children);
    boolean changed = other.member && !member;
    for (Map.Entry<String, FieldSet> child : other.children.entrySet()) {
      FieldSet mine = all.get(child.getKey());
      FieldSet both = mine == null ? child.getValue() : mine.union(child.getValue());
      changed |= both != mine;
      all.put(child.getKey(), both);
    }
    return changed ? new FieldSet(member || other.member, all) : this;
  }

  FieldSet intersection(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return EMPTY;
    }
    return combine(other, member && other.member, FieldSet::intersection, false);
  }

  /** Without the other's members; what lies below them stays. */
  FieldSet difference(FieldSet other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    FieldSet rest = combine(other, member && !other.member, FieldSet::difference, true);
    return rest.size() == size() ? this : rest;
  }

  private FieldSet combine(
      FieldSet other, boolean stays, BinaryOperator<FieldSet> operation, boolean keepsUnshared) {
    Map<String, FieldSet> kept = new LinkedHashMap<>();
    for (Map.Entry<String, FieldSet> child : children.entrySet()) {
      FieldSet theirs = other.children.get(child.getKey());
      FieldSet result =
          theirs != null
              ? operation.apply(child.getValue(), theirs)
              : keepsUnshared ? child.getValue() : EMPTY;
      if (!result.isEmpty()) {
        kept.put(child.getKey(), result);
      }
    }
    return stays || !kept.isEmpty() ? new FieldSet(stays, kept) : EMPTY;
  }

  /** How many paths are in the set. */
  int size() {
    return (member ? 1 : 0) + children.values().stream().mapToInt(FieldSet::size).sum();
  }

  boolean containsAll(FieldSet other) {
    return (member || !other.member)
        && other.children.entrySet().stream()
            .allMatch(child -> below(child.getKey()).containsAll(child.getValue()));
  }

  /** With every field that leads to a member. */
  FieldSet withNamedFields() {
    Map<String, FieldSet> named = new LinkedHashMap<>();
    children.forEach((element, child) -> {
      FieldSet below = child.withNamedFields();
      boolean isMember = below.member || PathElements.isField(element);
      named.put(element, new FieldSet(isMember, below.children));
    });
    return new FieldSet(member, named);
  }

  /** All paths, in order. */
  List<List<String>> paths() {
    List<List<String>> found = new ArrayList<>();
    collect(List.of(), found);
    return found;
  }

  private void collect(List<String> path, List<List<String>> found) {
    if (member) {
      found.add(path);
    }
    inOrder()
        .forEach((element, child) -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(element);
          child.collect(longer, found);
        });
  }

  Map<String, FieldSet> inOrder() {
    Map<String, FieldSet> sorted = new TreeMap<>(PathElements.ORDER);
    sorted.putAll(children);
    return sorted;
  }
}
