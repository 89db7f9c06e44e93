package io.drydock.client;

/**
 * How a write is done.
 *
 * @param fieldValidation "Strict", "Warn" or "Ignore"; "" means Warn
 * @param fieldManager who is said to manage what is written; "" means after the user or the actor,
 *     but an apply must say it
 * @param force server-side apply only: take conflicting fields over
 */
public record WriteOptions(
    boolean dryRun, String fieldValidation, String fieldManager, boolean force, Cause cause) {

  public static WriteOptions of(Cause cause) {
    return new WriteOptions(false, "", "", false, cause);
  }

  public io.drydock.proto.v1.WriteOptions toProto() {
    return io.drydock.proto.v1.WriteOptions.newBuilder()
        .setDryRun(dryRun)
        .setFieldValidation(fieldValidation)
        .setFieldManager(fieldManager)
        .setForce(force)
        .setCause(cause.toProto())
        .build();
  }

  public static WriteOptions fromProto(io.drydock.proto.v1.WriteOptions o) {
    return new WriteOptions(
        o.getDryRun(),
        o.getFieldValidation(),
        o.getFieldManager(),
        o.getForce(),
        Cause.fromProto(o.getCause()));
  }
}
