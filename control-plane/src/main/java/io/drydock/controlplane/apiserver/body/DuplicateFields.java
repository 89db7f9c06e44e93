package io.drydock.controlplane.apiserver.body;

import io.drydock.codec.ObjectCodec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds fields that an object has twice; a tree holds only the last. */
final class DuplicateFields {

  private DuplicateFields() {}

  /** Paths such as "metadata.labels.app" and "spec.containers[0].image", each told once. */
  static List<String> of(byte[] json) {
    List<String> found = new ArrayList<>();
    Deque<Set<String>> open = new ArrayDeque<>();
    try (JsonParser parser = ObjectCodec.mapper().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new HashSet<>());
          case END_OBJECT -> open.pop();
          case PROPERTY_NAME -> {
            String path = UnknownFields.path(parser.streamReadContext());
            if (!open.element().add(parser.currentName()) && !found.contains(path)) {
              found.add(path);
            }
          }
          default -> {}
        }
      }
    }
    return found.stream().map(path -> "duplicate field \"" + path + "\"").toList();
  }
}
