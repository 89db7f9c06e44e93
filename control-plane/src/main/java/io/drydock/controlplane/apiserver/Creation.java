package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.client.Reason;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.controlplane.apiserver.body.BodyReader;
import io.drydock.controlplane.apiserver.body.Decoded;
import io.drydock.controlplane.apiserver.cache.CachedObject;
import io.drydock.controlplane.apiserver.strategy.Strategy;
import io.drydock.controlplane.apiserver.validation.MetadataRules;
import io.drydock.controlplane.apiserver.validation.Violations;
import io.drydock.controlplane.store.Guard;
import io.drydock.controlplane.store.Outcome;
import io.drydock.controlplane.store.Transaction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * create: decode, default, admit, validate, store; again from the start where the store refused.
 */
record Creation(Rooms rooms) {
  private static final int ATTEMPTS = 8;

  <T extends HasMetadata> Written run(Request<T> request, byte[] json) {
    ObjectNode body = BodyReader.read(request.kind(), json);
    checkNamespace(request, body);
    Strategy<T> strategy = rooms.strategies().of(request.kind());
    if (request.kind().subresources().contains("status") && !strategy.keepsStatusOnCreate()) {
      body.remove("status");
    }
    WriteClaims claims = new WriteClaims(rooms);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Written> done = attempt(request, strategy, body, claims, attempt > 0);
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw new ApiException(
        Reason.SERVER_TIMEOUT,
        "%s could not be created because what it needs kept changing; try again"
            .formatted(request.kind().resource()));
  }

  private static void checkNamespace(Request<?> request, ObjectNode body) {
    String said = body.path("metadata").path("namespace").asString("");
    if (!said.isEmpty() && !said.equals(request.path().namespace())) {
      throw ApiException.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  private <T extends HasMetadata> Optional<Written> attempt(
      Request<T> request,
      Strategy<T> strategy,
      ObjectNode body,
      WriteClaims claims,
      boolean again) {
    Decoded<T> decoded = rooms.decoder().decode(request.kind(), body, request.fieldValidation());
    T object = decoded.object();
    boolean named = !SystemMetadata.isEmpty(object.getMetadata().getName());
    SystemMetadata.fillNew(request, strategy, object, rooms.clock().now());
    strategy.setDefaults(object);
    strategy.prepareCreate(object, request.user());
    if (object instanceof Pod pod) {
      new ServiceAccountAdmission(rooms).admit(request.path(), pod);
    }
    NodeRestriction.check(request.user(), request.path(), object, null);
    Optional<Guard> gate = new NamespaceGate(rooms).check(request, again);
    validate(request, strategy, object, claims);
    Request<T> addressed = request.named(object.getMetadata().getName());
    Answer<T> answer = new Answer<>(object, decoded.warnings(), strategy.warnings(object));
    if (request.options().dryRun()) {
      return Optional.of(answer.unstored());
    }
    return commit(addressed, strategy, answer, gate, claims, named);
  }

  private static <T extends HasMetadata> void validate(
      Request<T> request, Strategy<T> strategy, T object, WriteClaims claims) {
    Violations violations = new Violations();
    MetadataRules.validate(object, strategy.nameRule(), violations);
    strategy.assign(object, null, claims, violations);
    strategy.validate(object, violations);
    String name = object.getMetadata().getName();
    violations.throwIfAny(request.kind(), name == null ? "" : name);
  }

  private <T extends HasMetadata> Optional<Written> commit(
      Request<T> request,
      Strategy<T> strategy,
      Answer<T> answer,
      Optional<Guard> gate,
      WriteClaims claims,
      boolean named) {
    byte[] json = ObjectCodec.encode(answer.object());
    Transaction taken =
        WriteClaims.transaction(Set.of(), strategy.claims(answer.object()), request.key());
    Transaction transaction =
        Transaction.put(request.key(), ObjectCodec.wrap(json), 0)
            .and(CauseRecord.write(request, rooms.clock().now()))
            .and(taken);
    Transaction guarded = gate.map(transaction::and).orElse(transaction);
    return switch (rooms.store().commit(guarded)) {
      case Outcome.Committed committed ->
          Optional.of(
              answer.stored(
                  CachedObject.read(request.kind(), ObjectCodec.wrap(json), committed.revision())));
      case Outcome.Rejected rejected -> {
        if (named && rejected.failed(Guard.absent(request.key()))) {
          throw ApiException.alreadyExists(request.kind(), request.path().name());
        }
        claims.learn(rejected, taken);
        yield Optional.empty();
      }
    };
  }
}
