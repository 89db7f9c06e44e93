package io.drydock.printers;

/** A TableRowCondition: "Completed" marks a pod that has finished. */
public record RowCondition(String type, String status, String reason, String message) {

  static RowCondition completed(String reason, String message) {
    return new RowCondition("Completed", "True", reason, message);
  }
}
