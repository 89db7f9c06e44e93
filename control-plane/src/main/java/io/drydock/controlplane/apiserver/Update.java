package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One update of one object, tried against one stored state after the other. */
record Update<T extends HasMetadata>(
    Rooms rooms,
    Request<T> request,
    Strategy<T> strategy,
    Subresource subresource,
    Change change,
    WriteClaims claims) {

  /**
   * Empty where something came between: try again with what is stored now.
   *
   * @param fresh whether current is what the store said, not the cache
   */
  Optional<Written> attempt(CachedObject current, boolean fresh) {
    ObjectNode before = current.tree();
    ObjectNode proposed = change.apply(subresource.read(current.tree()));
    checkPreconditions(current, proposed);
    boolean hasStatus = request.kind().subresources().contains("status");
    ObjectNode shaped = subresource.write(before.deepCopy(), proposed, hasStatus);
    T old = rooms.decode(request.kind(), before);
    Decoded<T> decoded = rooms.decoder().decode(request.kind(), shaped, request.fieldValidation());
    T next = decoded.object();
    judge(next, old);
    Answer<T> answer = new Answer<>(next, decoded.warnings(), strategy.warnings(next));
    byte[] json = encode(before, next);
    if (removesLastHold(next)) {
      return remove(current, old, answer);
    }
    if (isSame(before, json)) {
      return fresh ? Optional.of(view(current, answer)) : Optional.empty();
    }
    return request.options().dryRun()
        ? Optional.of(view(read(json, current.revision()), answer))
        : commit(current, old, answer, json);
  }

  private void checkPreconditions(CachedObject current, ObjectNode proposed) {
    var metadata = proposed.path("metadata");
    String name = request.path().name();
    String said = metadata.path("name").asString("");
    if (!said.isEmpty() && !said.equals(name)) {
      throw ApiException.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(said, name));
    }
    String namespace = metadata.path("namespace").asString("");
    if (!namespace.isEmpty() && !namespace.equals(request.path().namespace())) {
      throw ApiException.badRequest(
          "the namespace of the object (%s) does not match the namespace on the URL (%s)"
              .formatted(namespace, request.path().namespace()));
    }
    String uid = metadata.path("uid").asString("");
    if (!uid.isEmpty() && !uid.equals(current.document().getUid())) {
      throw Preconditions.wrongUid(request.kind(), name, uid, current.document().getUid());
    }
    long revision = Reads.revision(metadata.path("resourceVersion").asString(""));
    if (revision != 0 && revision != current.revision()) {
      throw ApiException.staleRevision(request.kind(), name);
    }
  }

  private void judge(T next, T old) {
    if (subresource.changesSpec()) {
      SystemMetadata.carryOver(next, old);
      strategy.prepareUpdate(next, old);
      strategy.setDefaults(next);
      validate(next, old);
    } else {
      SystemMetadata.keepAll(next, old);
      strategy.prepareStatus(next, old, rooms.clock().now());
      Violations violations = new Violations();
      strategy.validateStatus(next, old, violations);
      strategy.validateSubresource(request.path().subresource(), next, old, violations);
      violations.throwIfAny(request.kind(), request.path().name());
    }
    NodeRestriction.check(request.user(), request.path(), next, old);
  }

  private void validate(T next, T old) {
    Violations violations = new Violations();
    MetadataRules.validate(next, strategy.nameRule(), violations);
    MetadataRules.validateUpdate(next, old, violations);
    strategy.assign(next, old, claims, violations);
    strategy.validate(next, violations);
    strategy.validateUpdate(next, old, violations);
    violations.throwIfAny(request.kind(), request.path().name());
  }

  /** Counts the generation up where the spec, or what else is counted, changed. */
  private byte[] encode(ObjectNode before, T next) {
    byte[] json = ObjectCodec.encode(next);
    if (!strategy.countsGenerations()) {
      return json;
    }
    var after = ObjectCodec.tree(json);
    boolean same =
        strategy.countedFields().stream()
            .allMatch(field -> Objects.equals(after.get(field), before.get(field)));
    if (same) {
      return json;
    }
    Long generation = next.getMetadata().getGeneration();
    next.getMetadata().setGeneration(generation == null ? 1 : generation + 1);
    return ObjectCodec.encode(next);
  }

  private static boolean isSame(ObjectNode before, byte[] json) {
    ObjectNode after = (ObjectNode) ObjectCodec.tree(json);
    ObjectNode unversioned = before.deepCopy();
    unversioned.withObject("metadata").remove("resourceVersion");
    return after.equals(unversioned);
  }

  private boolean removesLastHold(T next) {
    Long grace = next.getMetadata().getDeletionGracePeriodSeconds();
    return next.getMetadata().getDeletionTimestamp() != null
        && (grace == null || grace == 0)
        && next.getMetadata().getFinalizers().isEmpty()
        && !strategy.isHeld(next);
  }

  private Optional<Written> remove(CachedObject current, T old, Answer<T> answer) {
    boolean done =
        request.options().dryRun()
            || new Removal(rooms).commit(request, current, strategy.claims(old));
    return done ? Optional.of(view(current, answer)) : Optional.empty();
  }

  private CachedObject read(byte[] json, long revision) {
    return CachedObject.read(request.kind(), ObjectCodec.wrap(json), revision);
  }

  private Optional<Written> commit(CachedObject current, T old, Answer<T> answer, byte[] json) {
    Transaction claimed =
        WriteClaims.transaction(
            strategy.claims(old), strategy.claims(answer.object()), request.key());
    Transaction transaction =
        Transaction.put(request.key(), ObjectCodec.wrap(json), current.revision())
            .and(CauseRecord.write(request, rooms.clock().now()))
            .and(claimed);
    return switch (rooms.store().commit(transaction)) {
      case Outcome.Committed committed ->
          Optional.of(view(read(json, committed.revision()), answer));
      case Outcome.Rejected rejected -> {
        claims.learn(rejected, claimed);
        yield Optional.empty();
      }
    };
  }

  private Written view(CachedObject object, Answer<T> answer) {
    return subresource == Subresource.SCALE
        ? new Written(ScaleView.document(ScaleView.of(object.tree())), List.of())
        : answer.stored(object);
  }
}
