package io.drydock.wire;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.Optional;

/** Messages that are one value in JSON: times, quantities, raw JSON and their like. */
final class ScalarMessages {
  private ScalarMessages() {}

  static Optional<String> of(Descriptor message) {
    return Optional.ofNullable(
        switch (message.getName()) {
          case "Time", "Timestamp" -> "time";
          case "MicroTime" -> "microtime";
          case "Quantity" -> "quantity";
          case "IntOrString" -> "intorstring";
          case "FieldsV1", "RawExtension" -> "json";
          case "Verbs", "ExtraValue" -> "strings";
          default -> null;
        });
  }
}
